package apiclient

import (
	"context"
	"errors"
	"net/http"
	"net/url"

	"golang.org/x/oauth2"
	"golang.org/x/oauth2/clientcredentials"
)

// APIKey returns an Authorizer that sends key in the named header.
func APIKey(header, key string) Authorizer {
	return func(_ context.Context, req *http.Request) error {
		req.Header.Set(header, key)

		return nil
	}
}

// ClientCredentials returns an Authorizer that fetches a bearer token with OAuth2 client credentials when
// it is first needed, and again when it has expired. The secret goes to config.TokenURL only, in the
// Authorization header. Failures of the token request are an *Error.
func ClientCredentials(vendor string, client *http.Client, config clientcredentials.Config) Authorizer {
	// Without a set style the library tries both, which sends the secret twice.
	config.AuthStyle = oauth2.AuthStyleInHeader
	source := config.TokenSource(context.WithValue(context.Background(), oauth2.HTTPClient, client))

	return func(_ context.Context, req *http.Request) error {
		token, err := source.Token()
		if err != nil {
			return tokenError(vendor, config.TokenURL, err)
		}

		token.SetAuthHeader(req)

		return nil
	}
}

// tokenError turns the library's errors, which may hold the whole body, into one that does not.
func tokenError(vendor, tokenURL string, err error) error {
	failure := &Error{Vendor: vendor, Method: http.MethodPost}

	if target, err := url.Parse(tokenURL); err == nil {
		failure.Path = target.EscapedPath()
	}

	var refused *oauth2.RetrieveError
	var unreachable *url.Error

	switch {
	case errors.As(err, &refused):
		failure.Status = refused.Response.StatusCode
		failure.Problem = parseProblem(refused.Body)
	case errors.As(err, &unreachable):
		failure.Err = unreachable.Err
	default:
		failure.Err = &AnswerError{"the answer of the token endpoint has no usable token"}
	}

	return failure
}
