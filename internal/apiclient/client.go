// Package apiclient carries the HTTP policy that all vendors share: what is sent where, what counts as an
// answer, and what an error may say. It knows nothing of Terraform.
package apiclient

import (
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"net/url"
)

// Authorizer puts a vendor's credential on requests to that vendor's API.
type Authorizer interface {
	// Authorize puts the credential on req. Its error is an *Error.
	Authorize(ctx context.Context, req *http.Request) error
	// Renew is told that the API did not take the credential on req. It reports whether another call of
	// Authorize will bring a new one.
	Renew(req *http.Request) bool
	// Secrets returns what must not be shown.
	Secrets() []string
}

// Logger writes one debug line. It gets names, counts and statuses only.
type Logger func(ctx context.Context, message string, fields map[string]any)

// Object is a decoded answer that knows which object it describes.
type Object interface {
	// ObjectID returns the vendor's id of the object, empty if the answer had none.
	ObjectID() string
}

// Partial is an answer that knows less than the vendor sends on purpose, so that fields that it does not know
// are no news.
type Partial interface{ Partial() }

// Config is what a Client is made of. All fields but Debug are required.
type Config struct {
	Vendor     string       // as people write it, for errors
	BaseURL    *url.URL     // from ParseBaseURL
	HTTP       *http.Client // from NewHTTPClient
	Authorizer Authorizer
	Debug      Logger // nil if nobody reads it
}

// Client reads JSON from one vendor's API. It is safe for concurrent use.
type Client struct{ config Config }

// New returns a Client. It makes no request.
func New(config Config) *Client {
	return &Client{config: config}
}

// Get reads the object at path below the base URL into out. The last element of path is the object's id;
// an answer about another one is an error. Every error is an *Error.
func (c *Client) Get(ctx context.Context, out Object, path ...string) error {
	return c.get(ctx, out, nil, path, func() error { return checkID(out, path[len(path)-1]) })
}

// List reads one page of the list at path below the base URL into out, and holds it to check. Every error is
// an *Error.
func (c *Client) List(ctx context.Context, out any, check func() error, query url.Values, path ...string) error {
	return c.get(ctx, out, query, path, check)
}

// get reads JSON into out, and holds it to check.
func (c *Client) get(ctx context.Context, out any, query url.Values, path []string, check func() error) error {
	target, err := endpoint(c.config.BaseURL, path)
	if err != nil {
		return &Error{Vendor: c.config.Vendor, Method: http.MethodGet, Err: err}
	}

	target.RawQuery = query.Encode()

	ctx, pages := withJournal(ctx)
	body, err := c.read(ctx, target)

	if err == nil {
		err = decode(body, out)
	}

	if err == nil {
		err = check()
	}

	if c.config.Debug != nil {
		var unknown []string
		if _, partial := out.(Partial); !partial && err == nil {
			for _, name := range unknownNames(body, out) {
				unknown = append(unknown, blackOut(name, c.config.Authorizer.Secrets()))
			}
		}

		c.log(ctx, target, pages.read(), unknown)
	}

	// The failure of a token request has told its own path already.
	if failure, ok := errors.AsType[*Error](err); ok {
		return failure
	}

	if err != nil {
		return newError(c.config.Vendor, http.MethodGet, target, pages.read(), c.config.Authorizer.Secrets(), err)
	}

	return nil
}

// log tells that a request was made, and which fields its answer has that nobody knows here.
func (c *Client) log(ctx context.Context, target *url.URL, made notes, unknown []string) {
	if made.attempts == 0 {
		return // no token
	}

	fields := map[string]any{
		"vendor":   c.config.Vendor,
		"method":   http.MethodGet,
		"path":     target.EscapedPath(),
		"status":   made.status,
		"attempts": made.attempts,
	}

	if len(unknown) > 0 {
		fields["unknown_fields"] = unknown
	}

	c.config.Debug(ctx, "Request ended", fields)
}

// read returns the body of a successful answer. When the API does not take the credential, it asks once more
// with a new one.
func (c *Client) read(ctx context.Context, target *url.URL) ([]byte, error) {
	for renewed := false; ; renewed = true {
		req, err := http.NewRequestWithContext(ctx, http.MethodGet, target.String(), nil)
		if err != nil {
			return nil, err
		}

		req.Header.Set("Accept", "application/json")

		if err := c.config.Authorizer.Authorize(ctx, req); err != nil {
			return nil, err
		}

		resp, err := c.config.HTTP.Do(req)
		if err != nil {
			return nil, err
		}

		body, err := io.ReadAll(resp.Body) // in memory already
		_ = resp.Body.Close()

		if resp.StatusCode == http.StatusUnauthorized && !renewed && c.config.Authorizer.Renew(req) {
			continue
		}

		if err == nil {
			err = checkStatus(resp)
		}

		return body, err
	}
}

// newError fills an Error from what is known of a request. Vendors may echo a credential; secrets are taken
// out.
func newError(vendor, method string, target *url.URL, made notes, secrets []string, err error) *Error {
	// The error around it repeats the whole address.
	if wrapped, ok := errors.AsType[*url.Error](err); ok {
		err = wrapped.Err
	}

	if errors.Is(err, errRefused) {
		err = nil // the status says it all
	}

	if name, ok := errors.AsType[*net.DNSError](err); ok && name.Name != target.Hostname() {
		err = &AnswerError{Unreachable, "the proxy's host name " + Clean(name.Name) + " could not be looked up"}
	}

	return &Error{
		Vendor:     vendor,
		Method:     method,
		Path:       target.EscapedPath(),
		Status:     made.status,
		Problem:    made.problem.presentable(append(secrets, made.sent)),
		Attempts:   made.attempts,
		RetryAfter: made.retryAfter,
		Err:        err,
	}
}
