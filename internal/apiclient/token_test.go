package apiclient

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

// tokenEndpoint is a script of token answers, and the credentials to try it with.
func tokenEndpoint(t *testing.T, answers ...answer) (*script, *ClientCredentials) {
	t.Helper()

	server := play(answers...)

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

	return NewClientCredentials("Vendor", address, "id", "secret", []string{"partners"}, client)
}

func tokenAnswer(token, expiresIn string) answer {
	return answer{status: http.StatusOK, body: fmt.Sprintf(`{"access_token": %q, "token_type": "bearer"%s}`, token, expiresIn)}
}

// authorize returns what a request to the API would carry.
func authorize(ctx context.Context, credentials *ClientCredentials) (*http.Request, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, "https://api.example", nil)
	if err != nil {
		return nil, err
	}

	return req, credentials.Authorize(ctx, req)
}

func TestTokenIsFetchedOnceForAll(t *testing.T) {
	t.Parallel()

	synctest.Test(t, func(t *testing.T) {
		answer := tokenAnswer("one", `, "expires_in": 3599`)
		answer.takes = time.Second
		server, credentials := tokenEndpoint(t, answer)

		var group sync.WaitGroup
		for range 10 {
			group.Go(func() {
				if req, err := authorize(t.Context(), credentials); err != nil || req.Header.Get("Authorization") != "Bearer one" {
					t.Errorf("header %q, error %v", req.Header.Get("Authorization"), err)
				}
			})
		}

		group.Wait()

		if len(server.at) != 1 {
			t.Errorf("%d token requests", len(server.at))
		}

		req := server.requests[0]
		id, secret, _ := req.BasicAuth()

		if req.Method != http.MethodPost || id != "id" || secret != "secret" || req.UserAgent() != "agent" {
			t.Errorf("token request is %s as %s:%s by %s", req.Method, id, secret, req.UserAgent())
		}
	})
}

// The first reader starts the token request, and its end is not the others' end.
func TestCancelledReaderLeavesTheTokenToTheOthers(t *testing.T) {
	t.Parallel()

	synctest.Test(t, func(t *testing.T) {
		answer := tokenAnswer("one", `, "expires_in": 3599`)
		answer.takes = 10 * time.Second
		server, credentials := tokenEndpoint(t, answer)

		cancelled, cancel := context.WithCancel(t.Context())
		time.AfterFunc(time.Second, cancel)

		var group sync.WaitGroup

		group.Go(func() {
			if _, err := authorize(cancelled, credentials); !errors.Is(err, context.Canceled) || time.Since(server.start) != time.Second {
				t.Errorf("after %s the cancelled reader's error is %v", time.Since(server.start), err)
			}
		})
		synctest.Wait()
		group.Go(func() {
			if _, err := authorize(t.Context(), credentials); err != nil {
				t.Errorf("the other reader's error is %v", err)
			}
		})
		group.Wait()

		if len(server.at) != 1 || time.Since(server.start) != 10*time.Second {
			t.Errorf("%d token requests in %s", len(server.at), time.Since(server.start))
		}
	})
}

func TestTokenRequestEndsWhenNobodyWaits(t *testing.T) {
	t.Parallel()

	synctest.Test(t, func(t *testing.T) {
		server, credentials := tokenEndpoint(t, answer{takes: 20 * time.Second})
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)

		defer cancel()

		_, _ = authorize(ctx, credentials)

		synctest.Wait()

		server.mu.Lock()
		defer server.mu.Unlock()

		if server.inFlight != 0 || time.Since(server.start) != time.Second {
			t.Errorf("%d token requests are under way after %s", server.inFlight, time.Since(server.start))
		}
	})
}

// A token is replaced shortly before it expires; without a usable expiry it is not kept for ever.
func TestTokenExpiry(t *testing.T) {
	t.Parallel()

	for name, test := range map[string]struct {
		expiresIn string
		until     time.Duration // the first token is used
	}{
		"an hour":      {`, "expires_in": 3600`, time.Hour - earlyExpiry},
		"as a string":  {`, "expires_in": "3600"`, time.Hour - earlyExpiry},
		"half minute":  {`, "expires_in": 30`, 15 * time.Second},
		"zero":         {`, "expires_in": 0`, unknownLifetime},
		"absent":       {``, unknownLifetime},
		"null":         {`, "expires_in": null`, unknownLifetime},
		"negative":     {`, "expires_in": -5`, unknownLifetime},
		"many years":   {`, "expires_in": 99999999999`, 1<<31*time.Second - time.Second - earlyExpiry},
		"minute's end": {`, "expires_in": 60`, 30 * time.Second},
	} {
		synctest.Test(t, func(t *testing.T) {
			server, credentials := tokenEndpoint(t, tokenAnswer("one", test.expiresIn), tokenAnswer("two", ``))

			for _, step := range []struct {
				at   time.Duration
				want string
			}{{0, "Bearer one"}, {test.until - 1, "Bearer one"}, {test.until, "Bearer two"}} {
				time.Sleep(step.at - time.Since(server.start)) // virtual

				req, err := authorize(t.Context(), credentials)
				if err != nil || req.Header.Get("Authorization") != step.want {
					t.Errorf("%s: after %s got %q, error %v", name, step.at, req.Header.Get("Authorization"), err)
				}
			}
		})
	}
}

func TestTokenErrors(t *testing.T) {
	t.Parallel()

	const at = "Vendor: POST /oauth2/token: "

	for name, test := range map[string]struct {
		answer answer
		want   string
		kind   Kind
	}{
		"wrong secret": {
			answer{status: 401, body: `{"error": "invalid_client", "error_description": "No."}`},
			at + "401 Unauthorized: invalid_client: No (1 attempt)", Refused,
		},
		"refused without words":    {answer{status: 400, body: `secret`}, at + "400 Bad Request (1 attempt)", Refused},
		"down":                     {answer{status: 503}, at + "503 Service Unavailable (2 attempts)", Refused},
		"asks for a long wait":     {answer{status: 429, retryAfter: "3600"}, at + "429 Too Many Requests: the vendor asks to wait 1h0m0s before the next request (1 attempt)", RateLimited},
		"error with success":       {answer{status: 200, body: `{"error": "invalid_client"}`}, at + "200 OK: invalid_client: the answer of the token endpoint has no usable token (1 attempt)", WrongShape},
		"no token":                 {answer{status: 200, body: `{"secret": "secret"}`}, at + "200 OK: the answer of the token endpoint has no usable token (1 attempt)", WrongShape},
		"HTML":                     {answer{status: 200, body: `<html>secret`}, at + "200 OK: the answer of the token endpoint has no usable token (1 attempt)", WrongShape},
		"expires_in is no number":  {answer{status: 200, body: `{"access_token": "secret", "expires_in": "secret"}`}, at + "200 OK: the answer of the token endpoint has no usable token (1 attempt)", WrongShape},
		"too large":                {answer{status: 200, body: `{"access_token": "` + strings.Repeat("x", maxBody) + `"}`}, at + "200 OK: the answer is larger than 4 MiB (1 attempt)", TooLarge},
		"redirect":                 {answer{status: 307}, at + "307 Temporary Redirect: the answer redirects to an unnamed host; redirects are not followed (1 attempt)", Redirected},
		"broken connection":        {answer{err: errors.New("secret")}, at + "the connection failed, or what came over it was not HTTP (2 attempts)", Unreachable},
		"takes longer than it may": {answer{takes: time.Hour}, at + "no whole answer came within the time-out of one request (2 attempts)", TimedOut},
	} {
		synctest.Test(t, func(t *testing.T) {
			_, credentials := tokenEndpoint(t, test.answer)
			_, err := authorize(t.Context(), credentials)

			if failure, isError := errors.AsType[*Error](err); !isError || failure.Error() != test.want || failure.Kind() != test.kind {
				t.Errorf("%s: error is %v\nwant %s", name, err, test.want)
			}
		})
	}
}

// vendor is a script with tokens: requests to the token endpoint get the next one, and the API takes those
// in valid.
type vendor struct {
	mu     sync.Mutex
	issued int
	valid  map[string]bool
	api    int // requests to the API
}

func (v *vendor) RoundTrip(req *http.Request) (*http.Response, error) {
	v.mu.Lock()
	defer v.mu.Unlock()

	answered := answer{status: http.StatusUnauthorized, body: `{"code": "invalid_token"}`}

	switch {
	case req.Method == http.MethodPost:
		v.issued++
		answered = tokenAnswer(fmt.Sprintf("token-%d", v.issued), `, "expires_in": 3599`)
	case v.valid[req.Header.Get("Authorization")]:
		v.api++
		answered = ok
	default:
		v.api++
	}

	return play(answered).RoundTrip(req)
}

func TestUnauthorizedRenewsTheTokenOnce(t *testing.T) {
	t.Parallel()

	for name, test := range map[string]struct {
		valid       string
		readers     int
		issued, api int
		err         string
	}{
		"first token is good":            {"Bearer token-1", 1, 1, 1, ""},
		"second token is good":           {"Bearer token-2", 1, 2, 2, ""},
		"ten readers share the renewal":  {"Bearer token-2", 10, 2, 20, ""},
		"no token is good, and no loop":  {"", 1, 2, 2, "Vendor: GET /7: 401 Unauthorized: invalid_token (2 attempts)"},
		"two renewals would be too many": {"Bearer token-3", 1, 2, 2, "Vendor: GET /7: 401 Unauthorized: invalid_token (2 attempts)"},
	} {
		synctest.Test(t, func(t *testing.T) {
			server := &vendor{valid: map[string]bool{test.valid: true}}
			_, credentials := tokenEndpoint(t)
			credentials.http = newHTTPClient(DefaultPolicy("agent"), server)

			client := play().client(t, nil)
			client.config.HTTP = credentials.http
			client.config.Authorizer = credentials

			err := getMany(t.Context(), client, test.readers)
			if test.err == "" && err != nil || test.err != "" && (err == nil || err.Error() != test.err) {
				t.Errorf("%s: error is %v", name, err)
			}

			if server.issued != test.issued || server.api > test.api {
				t.Errorf("%s: %d token requests and %d to the API", name, server.issued, server.api)
			}
		})
	}
}

// A token that replaced a refused one and is refused too: the credentials lack a right, and a thousand reads do
// not ask for a thousand tokens.
func TestRefusedReplacementsAreNotReplacedAtOnce(t *testing.T) {
	t.Parallel()

	synctest.Test(t, func(t *testing.T) {
		server := &vendor{}
		credentials := tokenAt(t, newHTTPClient(DefaultPolicy("agent"), server))

		client := play().client(t, nil)
		client.config.HTTP, client.config.Authorizer = credentials.http, credentials

		for range 20 {
			if err := client.Get(t.Context(), &thing{}, "7"); err == nil {
				t.Fatal("no error")
			}
		}

		if server.issued != 2 {
			t.Errorf("%d token requests", server.issued)
		}

		time.Sleep(renewPause) // virtual

		server.valid = map[string]bool{"Bearer token-3": true}
		if err := client.Get(t.Context(), &thing{}, "7"); err != nil {
			t.Errorf("after a while: %v", err)
		}
	})
}

// A reader with more time than the one who started the token request does not share its deadline.
func TestTokenRequestHasTheDeadlineOfItsReader(t *testing.T) {
	t.Parallel()

	synctest.Test(t, func(t *testing.T) {
		server, credentials := tokenEndpoint(t, answer{status: 503, retryAfter: "5"}, tokenAnswer("one", ``))

		hasty, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()

		patient, cancel := context.WithTimeout(t.Context(), time.Minute)
		defer cancel()

		var group sync.WaitGroup

		group.Go(func() {
			want := "Vendor: POST /oauth2/token: 503 Service Unavailable: the vendor asks to wait 5s before the next request (1 attempt)"
			if _, err := authorize(hasty, credentials); err == nil || err.Error() != want || time.Since(server.start) > 0 {
				t.Errorf("after %s the hasty reader's error is %v", time.Since(server.start), err)
			}
		})
		synctest.Wait()
		group.Go(func() {
			if _, err := authorize(patient, credentials); err != nil {
				t.Errorf("the patient reader's error is %v", err)
			}
		})
		group.Wait()
	})
}

// A wait that the policy does not allow ends all readers' waiting, however their deadlines lie.
func TestRefusedWaitIsNotTriedByEveryReader(t *testing.T) {
	t.Parallel()

	synctest.Test(t, func(t *testing.T) {
		first := answer{status: 429, retryAfter: "300", takes: time.Second}
		server, credentials := tokenEndpoint(t, first)

		var group sync.WaitGroup

		for i := range 50 {
			ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute+time.Duration(i)*time.Millisecond)
			defer cancel()

			group.Go(func() {
				if _, err := authorize(ctx, credentials); err == nil {
					t.Error("no error")
				}
			})
			synctest.Wait()
		}

		group.Wait()

		if len(server.at) != 1 {
			t.Errorf("%d token requests", len(server.at))
		}
	})
}

// The credential that was sent stays hidden, also when it has been replaced since, and when it needs escaping.
func TestSecretsOfTokens(t *testing.T) {
	t.Parallel()

	credentials := tokenAt(t, nil)
	credentials.config.ClientID, credentials.config.ClientSecret = "i:d", "p@ss/word"

	req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, "https://api.example", nil)
	if err != nil {
		t.Fatal(err)
	}

	req.SetBasicAuth(url.QueryEscape("i:d"), url.QueryEscape("p@ss/word"))

	echo := "I got " + req.Header.Get("Authorization")
	if got := (Problem{Detail: echo}).presentable(credentials.Secrets()).Detail; got != "I got Basic ***" {
		t.Errorf("got %s", got)
	}

	synctest.Test(t, func(t *testing.T) {
		server := play(answer{status: 403, body: `{"detail": "no right for token-1"}`})
		client := server.client(t, nil)
		client.config.Authorizer = forgetful{}

		if err := client.Get(t.Context(), &thing{}, "7"); err == nil || strings.Contains(err.Error(), "token-1") {
			t.Errorf("error is %v", err)
		}
	})
}

// forgetful sends a token that it does not know any more afterwards.
type forgetful struct{}

func (forgetful) Authorize(_ context.Context, req *http.Request) error {
	req.Header.Set("Authorization", bearer("token-1"))

	return nil
}

func (forgetful) Renew(*http.Request) bool { return false }

func (forgetful) Secrets() []string { return nil }
