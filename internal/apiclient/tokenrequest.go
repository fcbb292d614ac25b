package apiclient

import (
	"context"
	"encoding/base64"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
)

// tokenTimeout bounds a token request with all attempts and waits. No reader's deadline does, since others may wait
// for the same token.
const tokenTimeout = 2 * time.Minute

// tokenRequest asks a token endpoint for a token with client credentials (RFC 6749, section 4.4).
type tokenRequest struct {
	vendor     string
	url        *url.URL
	id, secret string
	scopes     []string
	http       *http.Client
}

// tokenResponse is as much of the response as is needed.
type tokenResponse struct {
	AccessToken string         `json:"access_token"`
	ExpiresIn   jsontext.Value `json:"expires_in"`
	TokenType   jsontext.Value `json:"token_type"`
}

// isSuccess reports whether the response has a token that can be sent as a bearer token.
func (r tokenResponse) isSuccess() bool {
	var kind string
	if len(r.TokenType) > 0 && json.Unmarshal(r.TokenType, &kind) != nil {
		return false
	}

	return isToken(r.AccessToken) && (kind == "" || strings.EqualFold(kind, "bearer"))
}

// send makes the request. Its errors hold nothing of the response's body. lifetime is 0 if the response does not say
// how long the token lives.
func (r *tokenRequest) send(ctx context.Context) (token string, lifetime time.Duration, err error) {
	ctx, cancel := context.WithTimeout(withAuthorizer(ctx, nil), tokenTimeout)
	defer cancel()

	header, body, err := r.request(ctx)

	switch {
	case isOverdue(err):
		return "", 0, errTokenTimeout
	case err != nil:
		return "", 0, err
	case !jsontext.Value(withoutMark(body)).IsValid(tolerant, jsontext.AllowDuplicateNames(true)):
		return "", 0, received(header, body)
	}

	var response tokenResponse

	// A duplicate field is an error: which of two tokens is the right one, nobody can know. So is an error beside it.
	_, reported := checkErrors(body)
	if json.Unmarshal(withoutMark(body), &response) != nil || !response.isSuccess() || reported != nil {
		tracerOf(ctx).update(func(t *trace) { t.problem.Code = oauthCode(body) })

		return "", 0, errNoToken
	}

	return response.AccessToken, lifetimeOf(response.ExpiresIn), nil
}

// request returns the header and the body of a successful response, whatever its content type is.
func (r *tokenRequest) request(ctx context.Context) (http.Header, []byte, error) {
	form := url.Values{"grant_type": {"client_credentials"}}
	if len(r.scopes) > 0 {
		form.Set("scope", strings.Join(r.scopes, " "))
	}

	req, err := http.NewRequestWithContext(ctx, http.MethodPost, r.url.String(), strings.NewReader(form.Encode()))
	if err != nil {
		return nil, nil, err
	}

	req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	req.Header.Set("Accept", "application/json")
	req.SetBasicAuth(url.QueryEscape(r.id), url.QueryEscape(r.secret)) // RFC 6749, section 2.3.1

	resp, err := r.http.Do(req)
	if err != nil {
		return nil, nil, err
	}

	return resp.Header, bodyOf(resp), checkStatus(resp)
}

// maxToken is how long a token may be. No server takes longer headers.
const maxToken = 16 << 10

// isToken reports whether a text can be sent as a token: visible ASCII characters.
func isToken(text string) bool {
	isForeign := func(r rune) bool { return r < '!' || r > '~' }

	return text != "" && len(text) <= maxToken && !strings.ContainsFunc(text, isForeign)
}

// maxLifetime is how long a token may live. It keeps strange numbers computable.
const maxLifetime = 1 << 31 * time.Second

// lifetimeOf reads expires_in: a number of seconds, also in a string. It returns 0 for anything else.
func lifetimeOf(value jsontext.Value) time.Duration {
	text := string(value)
	_ = json.Unmarshal(value, &text)

	number := jsontext.Value(strings.TrimSpace(text))
	if number.Kind() != '0' || !number.IsValid() {
		return 0
	}

	seconds, _ := strconv.ParseFloat(string(number), 64) // infinite if it is out of range
	if seconds <= 0 {
		return 0
	}

	return max(time.Duration(min(seconds, maxLifetime.Seconds())*float64(time.Second)), 1)
}

// secrets returns what must not be shown: the secret, also as it is sent.
func (r *tokenRequest) secrets() []string {
	escaped := url.QueryEscape(r.secret)
	pair := url.QueryEscape(r.id) + ":" + escaped

	return []string{base64.StdEncoding.EncodeToString([]byte(pair)), r.secret, escaped}
}
