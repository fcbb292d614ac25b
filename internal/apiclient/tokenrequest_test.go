package apiclient

import (
	"errors"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

func TestTokenErrors(t *testing.T) {
	t.Parallel()

	for name, test := range map[string]struct {
		response response
		want     string // after the request's name
		kind     Kind
	}{
		"wrong secret": {
			response: response{status: 401, body: `{"error": "invalid_client", "error_description": "No."}`},
			want:     "401 Unauthorized: invalid_client: No (1 attempt)",
			kind:     Refused,
		},
		"refused without words": {
			response: response{status: 400, body: `secret`},
			want:     "400 Bad Request (1 attempt)",
			kind:     Refused,
		},
		"down": {
			response: response{status: 503},
			want:     "503 Service Unavailable (2 attempts)",
			kind:     Refused,
		},
		"asks for a long wait": {
			response: response{status: 429, retryAfter: "3600"},
			want:     "429 Too Many Requests: the vendor asks to wait 1h0m0s before the next request (1 attempt)",
			kind:     RateLimited,
		},
		"error with success": {
			response: response{status: 200, body: `{"error": "invalid_client"}`},
			want:     "200 OK: invalid_client: the response of the token endpoint has no usable token (1 attempt)",
			kind:     WrongShape,
		},
		"error beside a token": {
			response: response{status: 200, body: `{"access_token": "secret", "error": "invalid_scope"}`},
			want:     "200 OK: invalid_scope: the response of the token endpoint has no usable token (1 attempt)",
			kind:     WrongShape,
		},
		"error without a code beside a token": {
			response: response{status: 200, body: `{"access_token": "secret", "error": "Access Denied"}`},
			want:     "200 OK: the response of the token endpoint has no usable token (1 attempt)",
			kind:     WrongShape,
		},
		"list of errors beside a token": {
			response: response{status: 200, body: `{"access_token": "secret", "errors": [{"code": "denied"}]}`},
			want:     "200 OK: the response of the token endpoint has no usable token (1 attempt)",
			kind:     WrongShape,
		},
		"error without a name beside a token": {
			response: response{status: 200, body: `{"access_token": "secret", "code": "denied", "title": "Denied"}`},
			want:     "200 OK: the response of the token endpoint has no usable token (1 attempt)",
			kind:     WrongShape,
		},
		"description of an error beside a token": {
			response: response{status: 200, body: `{"access_token": "secret", "error_description": "denied"}`},
			want:     "200 OK: the response of the token endpoint has no usable token (1 attempt)",
			kind:     WrongShape,
		},
		"token that no header can have": {
			response: response{status: 200, body: `{"access_token": "` + strings.Repeat("secret", 4000) + `"}`},
			want:     "200 OK: the response of the token endpoint has no usable token (1 attempt)",
			kind:     WrongShape,
		},
		"token of another type": {
			response: response{status: 200, body: `{"access_token": "secret", "token_type": "mac"}`},
			want:     "200 OK: the response of the token endpoint has no usable token (1 attempt)",
			kind:     WrongShape,
		},
		"token of a type that is no text": {
			response: response{status: 200, body: `{"access_token": "secret", "token_type": 7}`},
			want:     "200 OK: the response of the token endpoint has no usable token (1 attempt)",
			kind:     WrongShape,
		},
		"object of an error beside a token": {
			response: response{status: 200, body: `{"access_token": "secret", "error": {"code": "denied"}}`},
			want:     "200 OK: the response of the token endpoint has no usable token (1 attempt)",
			kind:     WrongShape,
		},
		"words that are not about an error": {
			response: response{status: 200, body: `{"id": "secret", "message": "secret", "error": {"code": "secret"}}`},
			want:     "200 OK: the response of the token endpoint has no usable token (1 attempt)",
			kind:     WrongShape,
		},
		"no token": {
			response: response{status: 200, body: `{"secret": "secret"}`},
			want:     "200 OK: the response of the token endpoint has no usable token (1 attempt)",
			kind:     WrongShape,
		},
		"HTML": {
			response: response{status: 200, body: `<html>secret`},
			want:     "200 OK: the response is HTML, not JSON (1 attempt)",
			kind:     NotJSON,
		},
		"text": {
			response: response{status: 200, body: `secret`},
			want:     "200 OK: the response is not valid JSON (1 attempt)",
			kind:     NotJSON,
		},
		"empty": {
			response: response{status: 200, body: "\ufeff "},
			want:     "200 OK: the response is empty (1 attempt)",
			kind:     NotJSON,
		},
		"duplicate token": {
			response: response{status: 200, body: `{"access_token": "secret", "access_token": "secret"}`},
			want:     "200 OK: the response of the token endpoint has no usable token (1 attempt)",
			kind:     WrongShape,
		},
		"token that is no text": {
			response: response{status: 200, body: `{"access_token": {"secret": 1}}`},
			want:     "200 OK: the response of the token endpoint has no usable token (1 attempt)",
			kind:     WrongShape,
		},
		"token with a line break": {
			response: response{status: 200, body: `{"access_token": "sec\nret"}`},
			want:     "200 OK: the response of the token endpoint has no usable token (1 attempt)",
			kind:     WrongShape,
		},
		"empty token": {
			response: response{status: 200, body: `{"access_token": ""}`},
			want:     "200 OK: the response of the token endpoint has no usable token (1 attempt)",
			kind:     WrongShape,
		},
		"too large": {
			response: response{status: 200, body: `{"access_token": "` + strings.Repeat("x", maxBody) + `"}`},
			want:     "200 OK: the response is larger than 4 MiB (1 attempt)",
			kind:     TooLarge,
		},
		"redirect": {
			response: response{status: 307},
			want: "307 Temporary Redirect: the response redirects to an unnamed host; " +
				"redirects are not followed (1 attempt)",
			kind: Redirected,
		},
		"broken connection": {
			response: response{err: errors.New("secret")},
			want:     "the connection failed, or what came over it was not HTTP (2 attempts)",
			kind:     Unreachable,
		},
		"takes longer than it may": {
			response: response{takes: time.Hour},
			want:     "no complete response came within the timeout of one request (2 attempts)",
			kind:     TimedOut,
		},
	} {
		synctest.Test(t, func(t *testing.T) {
			client := play(test.response).client(t, func(p *Policy) { p.MaxRetries = 1 })
			client.config.Authorizer = tokenAt(t, client.config.HTTP)

			err := client.Get(t.Context(), &thing{}, "7")
			failure, isError := errors.AsType[*Error](err)
			want := "Vendor: POST auth.example/oauth2/token: " + test.want

			if !isError || failure.Error() != want || failure.Kind() != test.kind {
				t.Errorf("%s: error is %v\nwant %s", name, err, want)
			}
		})
	}
}

// A token that does not come ends the read, however much time that has, and may come later.
func TestTokenRequestEndsAfterItsOwnTime(t *testing.T) {
	t.Parallel()

	for name, test := range map[string]struct {
		change func(*Policy)
		last   string
	}{
		"while waiting for a response": {func(p *Policy) { p.RequestTimeout = time.Hour }, ""},
		"while waiting for a retry": {
			func(p *Policy) { p.MinRetryWait, p.MaxRetryWait = time.Hour, time.Hour },
			"no complete response came within the timeout of one request: ",
		},
	} {
		synctest.Test(t, func(t *testing.T) {
			policy := DefaultPolicy("agent")
			test.change(&policy)

			server := play(response{takes: time.Hour})
			_, err := authorize(t.Context(), tokenAt(t, newHTTPClient(policy, server)))

			failure, isError := errors.AsType[*Error](err)
			want := "Vendor: POST auth.example/oauth2/token: " + test.last + "no token came within 2 minutes (1 attempt)"

			if !isError || failure.Error() != want || !failure.IsTransient() || time.Since(server.start) != 2*time.Minute {
				t.Errorf("%s: after %s the error is %v", name, time.Since(server.start), err)
			}
		})
	}
}

// Where the rate leaves no time for another attempt, the error says that it is about the token. The token's deadline is
// its own, so that a later token request can still succeed.
func TestTokenRequestAtALowRate(t *testing.T) {
	t.Parallel()

	const want = "Vendor: POST auth.example/oauth2/token: 500 Internal Server Error: at 0.03 requests per second this " +
		"one would have its turn in "

	synctest.Test(t, func(t *testing.T) {
		policy := DefaultPolicy("agent")
		policy.MaxRequestsPerSecond = 0.03

		down := response{status: 500}
		server := play(down, down, down, down, issue("token-1", ""))
		credentials := tokenAt(t, newHTTPClient(policy, server))

		_, err := authorize(t.Context(), credentials)
		if failure, ok := errors.AsType[*Error](err); !ok || !failure.OfToken || failure.Kind() != LimitTooLow ||
			!strings.HasPrefix(err.Error(), want) || time.Since(server.start) >= tokenTimeout {
			t.Errorf("after %s the error is %v", time.Since(server.start), err)
		}

		if _, err := authorize(t.Context(), credentials); err != nil {
			t.Error(err)
		}
	})
}

// A token request waits for as long as the token endpoint asks, within its two minutes and max_retry_wait.
func TestTokenRetryAfter(t *testing.T) {
	t.Parallel()

	const tooLong = "Vendor: POST auth.example/oauth2/token: 503 Service Unavailable: the vendor asks to wait "

	for retryAfter, want := range map[string]string{
		"119": "", "121": tooLong + "2m1s before the next request (1 attempt)",
		"3601": tooLong + "1h0m1s before the next request (1 attempt)",
	} {
		synctest.Test(t, func(t *testing.T) {
			policy := DefaultPolicy("agent")
			policy.MaxRetryWait = time.Hour

			server := play(response{status: 503, retryAfter: retryAfter}, issue("token-1", ""))

			_, err := authorize(t.Context(), tokenAt(t, newHTTPClient(policy, server)))
			if want == "" && err != nil || want != "" && (err == nil || err.Error() != want || time.Since(server.start) > 0) {
				t.Errorf("%s: after %s the error is %v", retryAfter, time.Since(server.start), err)
			}
		})
	}
}
