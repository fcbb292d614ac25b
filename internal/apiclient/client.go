// Package apiclient carries the HTTP policy that all vendors share: what is sent where, what counts as an
// answer, and what an error may say. It knows nothing of Terraform.
package apiclient

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
)

// Authorizer puts a vendor's credential on one request to that vendor's API.
type Authorizer func(ctx context.Context, req *http.Request) error

// Logger writes one debug line. It gets names, counts and statuses only.
type Logger func(ctx context.Context, message string, fields map[string]any)

// Object is a decoded answer that knows which object it describes.
type Object interface {
	// ObjectID returns the vendor's id of the object, empty if the answer had none.
	ObjectID() string
}

// Config is what a Client is made of. All fields are required.
type Config struct {
	Vendor    string       // as people write it, for errors
	BaseURL   *url.URL     // from ParseBaseURL
	HTTP      *http.Client // from NewHTTPClient
	Authorize Authorizer
	Debug     Logger
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
	target, err := endpoint(c.config.BaseURL, path)
	if err != nil {
		return &Error{Vendor: c.config.Vendor, Method: http.MethodGet, Err: err}
	}

	failure := &Error{Vendor: c.config.Vendor, Method: http.MethodGet, Path: target.EscapedPath()}

	body, err := c.read(ctx, target, failure)
	if err == nil {
		err = decode(body, out)
	}

	if err == nil {
		err = checkID(out, path[len(path)-1])
	}

	if err != nil {
		// A refusal, and the failure of a token request, tell their own path and status.
		if whole, ok := errors.AsType[*Error](err); ok {
			return whole
		}

		failure.Err = err

		return failure
	}

	if names := unknownFields(body, out); len(names) > 0 {
		c.config.Debug(ctx, "The answer has fields that this version does not know", map[string]any{
			"vendor": c.config.Vendor,
			"fields": names,
		})
	}

	return nil
}

// read returns the body of a successful answer. It notes the status in failure, and returns failure itself,
// with the vendor's words, for a refusal.
func (c *Client) read(ctx context.Context, target *url.URL, failure *Error) ([]byte, error) {
	req, err := http.NewRequestWithContext(ctx, failure.Method, target.String(), nil)
	if err != nil {
		return nil, err
	}

	req.Header.Set("Accept", "application/json")

	if err := c.config.Authorize(ctx, req); err != nil {
		return nil, err
	}

	resp, err := c.config.HTTP.Do(req)
	if err != nil {
		return nil, transportError(err)
	}
	defer resp.Body.Close()

	failure.Status = resp.StatusCode

	body, err := io.ReadAll(io.LimitReader(resp.Body, maxBody+1))

	switch {
	case err != nil:
		return nil, fmt.Errorf("the answer broke off: %w", err)
	case len(body) > maxBody:
		return nil, &AnswerError{"the answer is larger than 4 MiB"}
	case resp.StatusCode >= 300 && resp.StatusCode < 400:
		return nil, &AnswerError{"the answer redirects to " + redirectHost(resp) + "; redirects are not followed"}
	case resp.StatusCode >= 400:
		failure.Problem = parseProblem(body)

		return nil, failure
	}

	return body, nil
}

// transportError drops the URL that net/http puts around an error; Error names the path already.
func transportError(err error) error {
	if wrapped, ok := errors.AsType[*url.Error](err); ok {
		return wrapped.Err
	}

	return err
}

func redirectHost(resp *http.Response) string {
	if target, err := resp.Location(); err == nil {
		return target.Host
	}

	return "an unnamed host"
}
