// Package apiclient carries the HTTP policy that all vendors share: what is sent where, what counts as a
// response, and what an error may say. It knows nothing of Terraform.
package apiclient

import (
	"cmp"
	"context"
	"errors"
	"net/http"
	"net/url"
	"slices"
)

// Object is a decoded response that knows which object it describes.
type Object interface {
	// ObjectID returns the vendor's id of the object, empty if the response had none.
	ObjectID() string
	// Check returns what else is wrong with the object: ErrOtherType, or nil.
	Check() error
}

// Config is what a Client is made of. All fields but Secrets, Personal and Debug are required.
type Config struct {
	Vendor     string       // its display name, for errors
	BaseURL    *url.URL     // from ParseBaseURL
	HTTP       *http.Client // from NewHTTPClient
	Authorizer Authorizer
	Secrets    *Secrets // of all vendors, to which those of Authorizer are added; nil if there is no other vendor
	Personal   []string // JSON paths below which unknown names may be personal data, and are not logged
	Debug      Logger   // nil if nobody reads it
}

// Client reads JSON from one vendor's API. It is safe for concurrent use.
type Client struct{ config Config }

// New returns a Client. It makes no request.
func New(config Config) *Client {
	config.Secrets.add(config.Authorizer)

	return &Client{config: config}
}

// secrets returns what must not be shown, each once.
func (c *Client) secrets() []string {
	all := append(c.config.Authorizer.Secrets(), c.config.Secrets.all()...)
	slices.Sort(all)

	return slices.Compact(all)
}

// call is what one method call reads.
type call struct {
	path    []string // below the base URL
	query   url.Values
	out     any
	check   func(http.Header) error // of out, and of the header that came with it
	summary bool                    // out has only some of the vendor's fields on purpose
}

// Get reads the object at path below the base URL into out. The last element of path is the object's id; a
// response about another one is an error. Fields that out does not have are logged. Every error is an *Error.
func (c *Client) Get(ctx context.Context, out Object, path ...string) error {
	return c.get(ctx, call{path: path, out: out, check: checkID(out, path[len(path)-1])})
}

// GetSummary is Get for an out that has only some of the vendor's fields on purpose. The others are not logged.
func (c *Client) GetSummary(ctx context.Context, out Object, path ...string) error {
	return c.get(ctx, call{path: path, out: out, check: checkID(out, path[len(path)-1]), summary: true})
}

// List reads one page of the list at path below the base URL into out, whose items are summaries, and holds it to
// check, which gets the response's header. Every error is an *Error.
func (c *Client) List(
	ctx context.Context, out any, check func(http.Header) error, query url.Values, path ...string,
) error {
	return c.get(ctx, call{path: path, query: query, out: out, check: check, summary: true})
}

func (c *Client) get(ctx context.Context, call call) error {
	target, err := endpoint(c.config.BaseURL, call.path)
	if err != nil {
		return &Error{Vendor: c.config.Vendor, Method: http.MethodGet, Host: c.config.BaseURL.Host, Err: err}
	}

	target.RawQuery = call.query.Encode()

	ctx, tracer := withTracer(ctx)
	header, body, err := c.request(ctx, target)

	var unread []string
	if err == nil {
		if unread, err = decode(ctx, body, call.out); errors.Is(err, errNotJSON) {
			err = received(header, body)
		}
	}

	if err == nil {
		var problem Problem
		if problem, err = checkErrors(body); err != nil {
			tracer.update(func(t *trace) { t.problem = problem })
		}
	}

	if err == nil {
		err = call.check(header)
	}

	if err == nil {
		err = ctx.Err() // decoding takes no notice of it
	}

	if err == nil {
		NotesOf(ctx).unreadable(unread)
		NotesOf(ctx).hide(append(c.secrets(), tracer.snapshot().credentials...))
	}

	var unknown []string
	if c.config.Debug != nil && !call.summary && err == nil {
		unknown = unknownFields(withoutMark(body), call.out, c.config.Personal)
	}

	c.log(ctx, target, tracer.snapshot(), unknown)

	return c.failure(target, tracer.snapshot(), err)
}

// request returns header and body of a successful response. When the API does not take the credential, it asks once
// more with a new one.
func (c *Client) request(ctx context.Context, target *url.URL) (http.Header, []byte, error) {
	ctx = withAuthorizer(ctx, c.config.Authorizer)

	for renewed := false; ; renewed = true {
		req, err := http.NewRequestWithContext(ctx, http.MethodGet, target.String(), nil)
		if err != nil {
			return nil, nil, err
		}

		req.Header.Set("Accept", "application/json")

		resp, err := c.config.HTTP.Do(req)
		if err != nil {
			return nil, nil, err
		}

		if resp.StatusCode == http.StatusUnauthorized && !renewed && c.config.Authorizer.Renew(resp.Request) {
			continue
		}

		return resp.Header, bodyOf(resp), checkStatus(resp)
	}
}

// failure returns the *Error that err leads to. Prepare has made one already, about a request of its own: if that has
// seen no response, or only the beginning of a success, what the API responded before it is still the last one. An
// *Error may also be that of another read, whose failure has cancelled this one.
func (c *Client) failure(target *url.URL, trace trace, err error) error {
	if err == nil {
		return nil
	}

	failed := func(err error) *Error {
		return newError(c.config.Vendor, http.MethodGet, target, trace, c.secrets(), err)
	}

	ofToken, ok := errors.AsType[*Error](err)
	if !ok {
		return failed(err)
	}

	isPart := ofToken.Status < http.StatusMultipleChoices && isEnd(ofToken.Err) // of a success
	if !ofToken.OfToken || ofToken.Status != 0 && !isPart || ofToken.Last != nil || trace.attempts == 0 {
		return ofToken
	}

	whole := *ofToken // others may have the same one
	whole.Last = failed(cmp.Or(trace.failure, errRefused))

	return &whole
}
