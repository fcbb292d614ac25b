package apiclient

import (
	"errors"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"
)

// A proxy that wants a password, or does not allow the host, is asked once: proxies lock users out who come again with
// a wrong password.
func TestProxyThatRefuses(t *testing.T) {
	t.Parallel()

	const prefix = "the proxy responded with "

	for name, test := range map[string]struct {
		status   string // of an HTTP proxy
		socks    string // what a SOCKS proxy responds
		attempts int32
		kind     Kind
		want     string
	}{
		"wrong password": {
			status: "407 Proxy Authentication Required", attempts: 1, kind: ProxyRefused,
			want: prefix + "407 Proxy Authentication Required (1 attempt)",
		},
		"host not allowed": {
			status: "403 Forbidden", attempts: 1, kind: ProxyRefused, want: prefix + "403 Forbidden (1 attempt)",
		},
		"redirect": {
			status: "302 Found", attempts: 1, kind: ProxyRefused, want: prefix + "302 Found (1 attempt)",
		},
		"another success": {
			status: "204 No Content", attempts: 1, kind: ProxyRefused, want: prefix + "204 No Content (1 attempt)",
		},
		"host that cannot be reached": {
			status: "502 Bad Gateway", attempts: 3, kind: Unreachable, want: prefix + "502 Bad Gateway (3 attempts)",
		},
		"too many requests": {
			status: "429 Too Many Requests", attempts: 3, kind: Unreachable,
			want: prefix + "429 Too Many Requests (3 attempts)",
		},
		"SOCKS, another way to log in": {
			socks: "\x05\xff", attempts: 1, kind: ProxyRefused, want: "no acceptable authentication methods (1 attempt)",
		},
		"SOCKS, wrong password": {
			socks: "\x05\x02\x01\x01", attempts: 1, kind: ProxyRefused,
			want: "username/password authentication failed (1 attempt)",
		},
		"SOCKS, host not allowed": {
			socks: "\x05\x00\x05\x02\x00\x01", attempts: 1, kind: ProxyRefused,
			want: "connection not allowed by ruleset (1 attempt)",
		},
		"SOCKS, in a way that it does not have": {
			socks: "\x05\x00\x05\x07\x00\x01", attempts: 1, kind: ProxyRefused, want: "command not supported (1 attempt)",
		},
		"SOCKS, in HTTP": {
			socks: "HTTP/1.1 400 Bad Request\r\n\r\n", attempts: 1, kind: ProxyRefused,
			want: "unexpected protocol version 72 (1 attempt)",
		},
		"SOCKS, host that cannot be reached": {
			socks: "\x05\x00\x05\x04\x00\x01", attempts: 3, kind: Unreachable, want: "host unreachable (3 attempts)",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			proxy, response := &url.URL{Scheme: "http"}, "HTTP/1.1 "+test.status+"\r\nContent-Length: 0\r\n\r\n"
			if test.socks != "" {
				proxy.Scheme, proxy.User, response = "socks5", url.UserPassword("user", "password"), test.socks
			}

			asked := respond(t, proxy, say(response))

			policy := DefaultPolicy("agent")
			policy.MaxRetries, policy.MinRetryWait = 2, time.Millisecond

			transport := newTransport(policy)
			transport.Proxy = http.ProxyURL(proxy)

			client := play().client(t, nil)
			client.config.HTTP = newHTTPClient(policy, transport)

			err := client.Get(t.Context(), &thing{}, "7")

			failure, ok := errors.AsType[*Error](err)
			if !ok || failure.Kind() != test.kind || asked.Load() != test.attempts ||
				!strings.HasSuffix(err.Error(), test.want) {
				t.Errorf("the proxy was asked %d times, error is %v", asked.Load(), err)
			}
		})
	}
}
