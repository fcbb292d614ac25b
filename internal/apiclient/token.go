package apiclient

import (
	"context"
	"encoding/base64"
	"errors"
	"net/http"
	"net/url"
	"sync"
	"time"

	"golang.org/x/oauth2"
	"golang.org/x/oauth2/clientcredentials"
)

const (
	// earlyExpiry is how long before its end a token is not used any more, so that it does not end on the way.
	earlyExpiry = 30 * time.Second
	// renewPause is how long a token that replaced a refused one is believed in. When it is refused too, the
	// credentials lack a right, and more tokens would not help.
	renewPause = time.Minute
	// usefulMargin is how much more time a reader must have than the one whose token request failed for want of
	// time, to try again.
	usefulMargin = time.Second
	// unboundedFetch bounds a token request for a reader without a deadline.
	unboundedFetch = 10 * time.Minute
	// unknownLifetime is how long a token is kept whose answer does not say when it ends.
	unknownLifetime = time.Minute
)

// ClientCredentials is an Authorizer that fetches a bearer token with OAuth2 client credentials when it is
// first needed, once for all who wait for it, and again when it has expired or the API does not take it.
// Make it with NewClientCredentials.
type ClientCredentials struct {
	vendor   string
	tokenURL *url.URL
	config   clientcredentials.Config
	http     *http.Client

	mu      sync.Mutex
	token   string
	until   time.Time // when token is to be replaced
	refused time.Time // when the API last did not take a token
	flight  *flight   // the token request under way, if any
}

// flight is one token request and those who wait for it.
type flight struct {
	done     chan struct{}
	cancel   context.CancelFunc
	deadline time.Time // of the reader who started it
	pages    *journal
	waiting  int
	token    string
	err      error
}

// NewClientCredentials returns a ClientCredentials. The secret is sent to tokenURL only, with client, in the
// Authorization header.
func NewClientCredentials(vendor string, tokenURL *url.URL, id, secret string, scopes []string, client *http.Client) *ClientCredentials {
	return &ClientCredentials{
		vendor:   vendor,
		tokenURL: tokenURL,
		config: clientcredentials.Config{
			ClientID:     id,
			ClientSecret: secret,
			TokenURL:     tokenURL.String(),
			Scopes:       scopes,
			// Without a style the library tries both, which sends the secret twice.
			AuthStyle: oauth2.AuthStyleInHeader,
		},
		http: client,
	}
}

// Authorize implements Authorizer.
func (c *ClientCredentials) Authorize(ctx context.Context, req *http.Request) error {
	token, err := c.get(ctx)
	if err != nil {
		return err
	}

	req.Header.Set("Authorization", bearer(token))

	return nil
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

	// What is sent is escaped (RFC 6749, section 2.3.1).
	escaped := url.QueryEscape(c.config.ClientSecret)
	pair := url.QueryEscape(c.config.ClientID) + ":" + escaped

	return []string{base64.StdEncoding.EncodeToString([]byte(pair)), c.config.ClientSecret, escaped, c.token}
}

func bearer(token string) string { return "Bearer " + token }

// get returns the token, or waits for the request under way. Who gives up waiting does not end it for the
// others; it ends when nobody is left.
func (c *ClientCredentials) get(ctx context.Context) (string, error) {
	for {
		token, current := c.join(ctx)
		if current == nil {
			return token, nil
		}

		select {
		case <-current.done:
			// Its deadline was somebody else's: with more time it may go better.
			if current.err == nil || !current.endedBefore(ctx) {
				return current.token, current.err
			}
		case <-ctx.Done():
			c.leave(current)

			return "", c.failure(current.pages, context.Cause(ctx))
		}
	}
}

// join returns the token, or else the token request under way, with one more who waits for it.
func (c *ClientCredentials) join(ctx context.Context) (string, *flight) {
	c.mu.Lock()
	defer c.mu.Unlock()

	if c.token != "" && time.Now().Before(c.until) {
		return c.token, nil
	}

	if c.flight == nil {
		c.flight = c.start(ctx)
	}

	c.flight.waiting++

	return "", c.flight
}

// endedBefore reports whether the token request failed for want of time that the context's reader has: a
// deadline that is later by a useful margin, or a wait that fits into it.
func (f *flight) endedBefore(ctx context.Context) bool {
	failure, ok := errors.AsType[*Error](f.err)
	deadline, bounded := ctx.Deadline()

	if !ok || !bounded || deadline.Sub(f.deadline) < usefulMargin {
		return false
	}

	switch failure.Kind() {
	case Overdue:
		return true
	case RateLimited:
		return !f.pages.read().capped && failure.RetryAfter <= time.Until(deadline)
	default:
		return false
	}
}

func (c *ClientCredentials) leave(current *flight) {
	c.mu.Lock()
	defer c.mu.Unlock()

	if current.waiting--; current.waiting > 0 {
		return
	}

	current.cancel()

	if c.flight == current {
		c.flight = nil
	}
}

// start begins a token request that no single reader's end ends. It has the deadline of the one who starts it.
func (c *ClientCredentials) start(ctx context.Context) *flight {
	deadline, bounded := ctx.Deadline()

	if !bounded {
		deadline = time.Now().Add(unboundedFetch)
	}

	ctx, pages := withJournal(context.WithoutCancel(ctx))
	ctx, cancel := context.WithDeadline(ctx, deadline)

	started := &flight{done: make(chan struct{}), cancel: cancel, deadline: deadline, pages: pages}

	go func() {
		defer cancel()

		token, err := c.fetch(ctx, pages)

		c.mu.Lock()
		defer c.mu.Unlock()

		if err == nil {
			started.token = token.AccessToken
			c.token, c.until = token.AccessToken, usableUntil(token, time.Now())
		}

		started.err = err
		if c.flight == started {
			c.flight = nil
		}

		close(started.done)
	}()

	return started
}

// usableUntil returns when to fetch another token: shortly before it expires, or halfway if it lives so
// short.
func usableUntil(token *oauth2.Token, now time.Time) time.Time {
	lifetime := token.Expiry.Sub(now)
	if token.Expiry.IsZero() || lifetime <= 0 {
		return now.Add(unknownLifetime)
	}

	return now.Add(max(lifetime-earlyExpiry, lifetime/2))
}

func (c *ClientCredentials) fetch(ctx context.Context, pages *journal) (*oauth2.Token, error) {
	token, err := c.config.Token(context.WithValue(ctx, oauth2.HTTPClient, c.http))
	if err == nil {
		return token, nil
	}

	// The library's errors may hold a whole body.
	if refused, ok := errors.AsType[*oauth2.RetrieveError](err); ok {
		err = checkStatus(refused.Response)
		if err == nil { // an error with a status of success
			err = errNoToken

			pages.write(func(n *notes) { n.problem = parseProblem(refused.Body) })
		}
	} else if _, ok := errors.AsType[*url.Error](err); !ok {
		err = errNoToken
	}

	return nil, c.failure(pages, err)
}

func (c *ClientCredentials) failure(pages *journal, err error) error {
	failure := newError(c.vendor, http.MethodPost, c.tokenURL, pages.read(), c.Secrets(), err)
	failure.OfToken = true

	return failure
}
