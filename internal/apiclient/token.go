package apiclient

import (
	"context"
	"net/http"
	"net/url"
	"sync"
	"time"
)

const (
	// unknownLifetime is after how long a token is replaced whose response does not say when it ends.
	unknownLifetime = time.Minute
	// earlyExpiry is how long before its end a token is replaced, at most.
	earlyExpiry = 30 * time.Second
	// wayTime is how long before its end a token is not sent anymore, at most, so that it does not end on the way.
	wayTime = 5 * time.Second
	// renewPause is how long a token that replaced a refused one is believed in. When it is refused too, the
	// credentials lack a right, and more tokens would not help.
	renewPause = time.Minute
	// keptTokens is how many of the latest tokens are hidden: one that was replaced may be valid all the same.
	keptTokens = 16
)

// ClientCredentials is an Authorizer that fetches a bearer token with OAuth2 client credentials when it is
// first needed, once for all who wait for it, and again when it has expired or the API does not take it.
// Make it with NewClientCredentials.
type ClientCredentials struct {
	request tokenRequest
	secrets *Secrets // of all vendors, nil if there is no other one
	flights flightGroup

	mu      sync.Mutex
	token   string
	issued  []string  // the latest tokens, token among them
	until   time.Time // when token is to be replaced
	last    time.Time // when token is not sent anymore, zero if nobody knows when it ends
	refused time.Time // when the API last refused a token, or when its replacement came
}

// NewClientCredentials returns a ClientCredentials. The secret is sent to tokenURL only, with client, in the
// Authorization header. Errors show none of secrets, which may be nil.
func NewClientCredentials(
	vendor string, tokenURL *url.URL, id, secret string, scopes []string, client *http.Client, secrets *Secrets,
) *ClientCredentials {
	return &ClientCredentials{request: tokenRequest{vendor, tokenURL, id, secret, scopes, client}, secrets: secrets}
}

// Prepare implements Authorizer.
func (c *ClientCredentials) Prepare(ctx context.Context) error {
	if c.current() != "" {
		return nil
	}

	trace, err := c.flights.do(ctx, c.fetch)
	if err == nil {
		return nil
	}

	secrets := append(c.Secrets(), c.secrets.all()...)
	failure := newError(c.request.vendor, http.MethodPost, c.request.url, trace, secrets, err)
	failure.OfToken = true

	return failure
}

// Authorize implements Authorizer.
func (c *ClientCredentials) Authorize(req *http.Request) bool {
	c.mu.Lock()
	defer c.mu.Unlock()

	// One that is due to be replaced may be sent all the same, or else a request might never have its turn in time.
	if c.token == "" || !c.last.IsZero() && !time.Now().Before(c.last) {
		return false
	}

	req.Header.Set("Authorization", bearer(c.token))

	return true
}

// Renew implements Authorizer. A token that others have replaced already stays.
func (c *ClientCredentials) Renew(req *http.Request) bool {
	c.mu.Lock()
	defer c.mu.Unlock()

	if req.Header.Get("Authorization") != bearer(c.token) {
		return true
	}

	if time.Since(c.refused) < renewPause {
		return false
	}

	c.token, c.refused = "", time.Now()

	return true
}

// Secrets implements Authorizer.
func (c *ClientCredentials) Secrets() []string {
	c.mu.Lock()
	defer c.mu.Unlock()

	return append(c.request.secrets(), c.issued...)
}

func bearer(token string) string { return "Bearer " + token }

// current returns the token, empty if it is time for another one.
func (c *ClientCredentials) current() string {
	c.mu.Lock()
	defer c.mu.Unlock()

	if time.Now().Before(c.until) {
		return c.token
	}

	return ""
}

// fetch brings another token.
func (c *ClientCredentials) fetch(ctx context.Context) error {
	if c.current() != "" {
		return nil // it came after the caller had looked
	}

	token, lifetime, err := c.request.send(ctx)
	if err != nil {
		return err
	}

	// The lifetime begins at some time after the request.
	left := lifetime - time.Since(tracerOf(ctx).snapshot().started)
	if lifetime == 0 {
		left = unknownLifetime + earlyExpiry
	}

	c.mu.Lock()
	defer c.mu.Unlock()

	c.issued = append(c.issued, token)
	c.issued = c.issued[max(0, len(c.issued)-keptTokens):]

	if left <= 0 {
		return errLateToken
	}

	if c.token == "" && !c.refused.IsZero() { // the pause begins when the replacement comes, which may take a while
		c.refused = time.Now()
	}

	// Halfway, or three quarters of the way, if its end is near.
	c.token = token
	c.until = time.Now().Add(max(left-earlyExpiry, left/2))
	c.last = time.Now().Add(max(left-wayTime, left*3/4))

	if lifetime == 0 {
		c.last = time.Time{}
	}

	return nil
}
