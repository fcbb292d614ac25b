package apiclient

import (
	"context"
	"net/http"
	"net/url"
)

// Logger writes one debug line. It gets names, counts and statuses only.
type Logger func(ctx context.Context, message string, fields map[string]any)

// log tells that a request was made, and which fields of its response are unknown.
func (c *Client) log(ctx context.Context, target *url.URL, trace trace, unknown []string) {
	if c.config.Debug == nil || trace.attempts == 0 { // without a token, there was no request
		return
	}

	fields := map[string]any{
		"vendor":   c.config.Vendor,
		"method":   http.MethodGet,
		"path":     target.EscapedPath(),
		"status":   trace.status,
		"attempts": trace.attempts,
	}

	if len(unknown) > 0 {
		secrets := append(c.secrets(), trace.credentials...)
		for i, name := range unknown {
			if ctx.Err() != nil { // to redact may take a while
				unknown = unknown[:i]

				break
			}

			unknown[i] = present(name, secrets)
		}

		fields["unknown_fields"] = unknown
	}

	c.config.Debug(ctx, "Request ended", fields)
}
