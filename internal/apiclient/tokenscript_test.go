package apiclient

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"testing"
)

// tokenEndpoint is a script of token responses, and the credentials to try it with.
func tokenEndpoint(t *testing.T, responses ...response) (*script, *ClientCredentials) {
	t.Helper()

	server := play(responses...)

	policy := DefaultPolicy("agent")
	policy.MaxRetries = 1

	return server, tokenAt(t, newHTTPClient(policy, server))
}

// tokenAt returns credentials whose token requests go through a client.
func tokenAt(t *testing.T, client *http.Client) *ClientCredentials {
	t.Helper()

	address, err := url.Parse("https://auth.example/oauth2/token")
	if err != nil {
		t.Fatal(err)
	}

	return NewClientCredentials("Vendor", address, "id", "secret", []string{"partners"}, client, nil)
}

func issue(token, expiresIn string) response {
	body := fmt.Sprintf(`{"access_token": %q, "token_type": "bearer"%s}`, token, expiresIn)

	return response{status: http.StatusOK, body: body}
}

// authorize returns what a request to the API would carry.
func authorize(ctx context.Context, credentials *ClientCredentials) (*http.Request, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, "https://api.example", nil)
	if err != nil {
		return nil, err
	}

	if err := credentials.Prepare(ctx); err != nil {
		return req, err
	}

	if !credentials.Authorize(req) {
		return req, errors.New("there is no token")
	}

	return req, nil
}
