package apiclient

import (
	"context"
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

	mu     sync.Mutex
	token  string
	until  time.Time // when token is to be replaced
	flight *flight   // the token request under way, if any
}

// flight is one token request and those who wait for it.
type flight struct {
	done    chan struct{}
	cancel  context.CancelFunc
	waiting int
	token   string
	err     error
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

	if req.Header.Get("Authorization") == bearer(c.token) {
		c.token = ""
	}

	return true
}

func bearer(token string) string { return "Bearer " + token }

// get returns the token, or waits for the request under way. Who gives up waiting does not end it for the
// others; it ends when nobody is left.
func (c *ClientCredentials) get(ctx context.Context) (string, error) {
	c.mu.Lock()

	if c.token != "" && time.Now().Before(c.until) {
		defer c.mu.Unlock()

		return c.token, nil
	}

	if c.flight == nil {
		c.flight = c.start(ctx)
	}

	current := c.flight
	current.waiting++
	c.mu.Unlock()

	select {
	case <-current.done:
		return current.token, current.err
	case <-ctx.Done():
		c.leave(current)

		return "", context.Cause(ctx)
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

// start begins a token request that no single reader's context ends.
func (c *ClientCredentials) start(ctx context.Context) *flight {
	ctx, cancel := context.WithCancel(context.WithoutCancel(ctx))
	started := &flight{done: make(chan struct{}), cancel: cancel}

	go func() {
		defer cancel()

		token, err := c.fetch(ctx)

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

func (c *ClientCredentials) fetch(ctx context.Context) (*oauth2.Token, error) {
	ctx, notes := withJournal(ctx)

	token, err := c.config.Token(context.WithValue(ctx, oauth2.HTTPClient, c.http))
	if err == nil {
		return token, nil
	}

	return nil, c.failure(notes, err)
}

// failure turns the library's errors, which may hold a whole body, into one that does not.
func (c *ClientCredentials) failure(notes *journal, err error) error {
	var problem Problem

	if refused, ok := errors.AsType[*oauth2.RetrieveError](err); ok {
		problem = parseProblem(refused.Body)
		err = checkStatus(refused.Response)

		// An error with a status of success is possible here, and no status at all says nothing.
		if err == nil && notes.status < http.StatusBadRequest {
			err = errNoToken
		}
	} else if _, ok := errors.AsType[*url.Error](err); !ok {
		err = errNoToken
	}

	return newError(c.vendor, http.MethodPost, c.tokenURL, notes, problem, err)
}
