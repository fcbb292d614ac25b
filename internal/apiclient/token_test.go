package apiclient

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

// A token is replaced shortly before it expires; without a usable expiry it is not kept for ever.
func TestTokenExpiry(t *testing.T) {
	t.Parallel()

	for name, test := range map[string]struct {
		expiresIn string
		until     time.Duration // the first token is used
	}{
		"an hour":      {expiresIn: `, "expires_in": 3600`, until: time.Hour - 30*time.Second},
		"as a string":  {expiresIn: `, "expires_in": "3600"`, until: time.Hour - 30*time.Second},
		"decimal":      {expiresIn: `, "expires_in": 3600.0`, until: time.Hour - 30*time.Second},
		"exponent":     {expiresIn: `, "expires_in": 3.6e3`, until: time.Hour - 30*time.Second},
		"out of range": {expiresIn: `, "expires_in": 1e999`, until: maxLifetime - earlyExpiry},
		"empty":        {expiresIn: `, "expires_in": ""`, until: time.Minute},
		"no number":    {expiresIn: `, "expires_in": "soon"`, until: time.Minute},
		"infinite":     {expiresIn: `, "expires_in": "Infinity"`, until: time.Minute},
		"hexadecimal":  {expiresIn: `, "expires_in": "0x10"`, until: time.Minute},
		"underscores":  {expiresIn: `, "expires_in": "1_000"`, until: time.Minute},
		"NaN":          {expiresIn: `, "expires_in": "NaN"`, until: time.Minute},
		"an object":    {expiresIn: `, "expires_in": {}`, until: time.Minute},
		"half minute":  {expiresIn: `, "expires_in": 30`, until: 15 * time.Second},
		"zero":         {expiresIn: `, "expires_in": 0`, until: time.Minute},
		"absent":       {until: time.Minute},
		"null":         {expiresIn: `, "expires_in": null`, until: time.Minute},
		"negative":     {expiresIn: `, "expires_in": -5`, until: time.Minute},
		"many years":   {expiresIn: `, "expires_in": 99999999999`, until: maxLifetime - earlyExpiry},
		"minute's end": {expiresIn: `, "expires_in": 60`, until: 30 * time.Second},
	} {
		synctest.Test(t, func(t *testing.T) {
			server, credentials := tokenEndpoint(t, issue("one", test.expiresIn), issue("two", ``))

			for _, step := range []struct {
				at   time.Duration
				want string
			}{
				{at: 0, want: "Bearer one"},
				{at: test.until - 1, want: "Bearer one"},
				{at: test.until, want: "Bearer two"},
			} {
				time.Sleep(step.at - time.Since(server.start)) // virtual

				req, err := authorize(t.Context(), credentials)
				if err != nil || req.Header.Get("Authorization") != step.want {
					t.Errorf("%s: after %s got %q, error %v", name, step.at, req.Header.Get("Authorization"), err)
				}
			}
		})
	}
}

// A token's lifetime may begin with the request, however long the response takes.
func TestTokenThatCameLate(t *testing.T) {
	t.Parallel()

	const expired = "the token had expired before its response was complete"

	for name, test := range map[string]struct {
		expiresIn string
		until     time.Duration // the first token is used
		err       string
	}{
		"with time left":          {expiresIn: `, "expires_in": 100`, until: 70 * time.Second},
		"with half of it left":    {expiresIn: `, "expires_in": 60`, until: 29*time.Second + 15500*time.Millisecond},
		"with little left":        {expiresIn: `, "expires_in": 31`, until: 30 * time.Second},
		"as it expires":           {expiresIn: `, "expires_in": 29`, err: expired},
		"long after it expired":   {expiresIn: `, "expires_in": 5`, err: expired},
		"with an unknown end":     {until: 29*time.Second + time.Minute},
		"with an end that is now": {expiresIn: `, "expires_in": 0`, until: 29*time.Second + time.Minute},
	} {
		synctest.Test(t, func(t *testing.T) {
			late := issue("one", test.expiresIn)
			late.takes = 29 * time.Second

			server, credentials := tokenEndpoint(t, late, issue("two", ``))

			if test.err != "" {
				if _, err := authorize(t.Context(), credentials); err == nil || !strings.Contains(err.Error(), test.err) {
					t.Errorf("%s: error is %v", name, err)
				}

				if !slices.Contains(credentials.Secrets(), "one") {
					t.Errorf("%s: the token is not hidden", name)
				}

				return
			}

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

// The lifetime of a token begins with the attempt that has brought it.
func TestTokenOfALateAttempt(t *testing.T) {
	t.Parallel()

	synctest.Test(t, func(t *testing.T) {
		_, credentials := tokenEndpoint(t, response{takes: time.Hour}, issue("one", `, "expires_in": 10`))

		req, err := authorize(t.Context(), credentials)
		if err != nil || req.Header.Get("Authorization") != "Bearer one" {
			t.Errorf("got %q, error %v", req.Header.Get("Authorization"), err)
		}
	})
}

// expiring is a vendor whose tokens live so long, and whose API takes no other. Its first responses are those given.
type expiring struct {
	lifetime time.Duration
	first    []response
	way      time.Duration // that a request takes to the API

	mu     sync.Mutex
	issued []time.Time
	late   int // requests with an expired token
}

func (e *expiring) RoundTrip(req *http.Request) (*http.Response, error) {
	if req.Method == http.MethodGet {
		time.Sleep(e.way) // virtual
	}

	return play(e.respond(req)).RoundTrip(req)
}

func (e *expiring) respond(req *http.Request) response {
	e.mu.Lock()
	defer e.mu.Unlock()

	if req.Method == http.MethodPost {
		e.issued = append(e.issued, time.Now())

		return issue(strconv.Itoa(len(e.issued)), fmt.Sprintf(`, "expires_in": %g`, e.lifetime.Seconds()))
	}

	number, _ := strconv.Atoi(strings.TrimPrefix(req.Header.Get("Authorization"), "Bearer "))
	if e.lifetime > 0 && time.Since(e.issued[number-1]) >= e.lifetime {
		e.late++

		return response{status: http.StatusUnauthorized, body: `{"code": "invalid_token"}`}
	}

	if len(e.first) > 0 {
		first := e.first[0]
		e.first = e.first[1:]

		return first
	}

	return ok
}

// However long a request waits before it is sent, it is sent with a token that has not expired.
func TestTokenOfTheMoment(t *testing.T) {
	t.Parallel()

	for name, test := range map[string]struct {
		lifetime time.Duration
		first    []response
		policy   func(*Policy)
		readers  int
	}{
		"paused":          {time.Minute, []response{{status: 429, retryAfter: "70"}}, nil, 3},
		"paused for long": {100 * time.Second, []response{{status: 429, retryAfter: "300"}}, nil, 1},
		"retried":         {40 * time.Second, []response{{status: 503}, {status: 503, takes: 29 * time.Second}}, nil, 1},
		"asked to wait":   {time.Minute, []response{{status: 500, retryAfter: "299"}}, nil, 1},
		"one at a time":   {time.Minute, nil, func(p *Policy) { p.MaxConcurrentRequests = 1 }, 100},
		"one in a while":  {time.Minute, nil, func(p *Policy) { p.MaxRequestsPerSecond = 0.5 }, 100},
		"unknown, and one in a long while": {
			0, nil, func(p *Policy) { p.MaxRequestsPerSecond = 0.015 }, 3,
		},
		"several in a second": {10 * time.Second, nil, func(p *Policy) { p.MaxRequestsPerSecond = 10 }, 300},
		"shorter than that":   {10 * time.Second, nil, func(p *Policy) { p.MaxRequestsPerSecond = 0.5 }, 100},
	} {
		synctest.Test(t, func(t *testing.T) {
			vendor := &expiring{lifetime: test.lifetime, first: test.first, way: 300 * time.Millisecond}
			if name == "one at a time" {
				for range test.readers {
					vendor.first = append(vendor.first, response{status: 200, body: ok.body, takes: 5 * time.Second})
				}
			}

			policy := DefaultPolicy("agent")
			policy.MaxRetryWait = time.Hour

			if test.policy != nil {
				test.policy(&policy)
			}

			client := play().client(t, nil)
			client.config.HTTP = newHTTPClient(policy, vendor)
			client.config.Authorizer = tokenAt(t, client.config.HTTP)

			if err := getMany(t.Context(), client, test.readers); err != nil || vendor.late > 0 {
				t.Errorf("%s: %d requests with an expired token, error is %v", name, vendor.late, err)
			}
		})
	}
}

// The content of a token response counts. What gateways make of its type, or put in front of it, does not.
func TestTokenResponseCountsWhateverItsType(t *testing.T) {
	t.Parallel()

	for _, mediaType := range []string{
		"", "application/json", "application/json; charset=latin1", "text/plain", "text/plain; charset=utf-8", "text/html",
		"application/x-www-form-urlencoded", "application/octet-stream", "none",
	} {
		for _, mark := range []string{"", "\ufeff"} {
			synctest.Test(t, func(t *testing.T) {
				first := issue("one", `, "expires_in": 3600`)
				first.mediaType, first.body = mediaType, mark+first.body

				_, credentials := tokenEndpoint(t, first)

				req, err := authorize(t.Context(), credentials)
				if err != nil || req.Header.Get("Authorization") != "Bearer one" {
					t.Errorf("%q: got %q, error %v", mediaType, req.Header.Get("Authorization"), err)
				}
			})
		}
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

	reply := response{status: http.StatusUnauthorized, body: `{"code": "invalid_token"}`}

	switch {
	case req.Method == http.MethodPost:
		v.issued++
		reply = issue(fmt.Sprintf("token-%d", v.issued), `, "expires_in": 3599`)
	case v.valid[req.Header.Get("Authorization")]:
		v.api++
		reply = ok
	default:
		v.api++
	}

	return play(reply).RoundTrip(req)
}

// clientWithToken returns a client of the vendor's API that gets its tokens from the vendor.
func clientWithToken(t *testing.T, server *vendor) *Client {
	t.Helper()

	client := play().client(t, nil)
	client.config.HTTP = newHTTPClient(DefaultPolicy("agent"), server)
	client.config.Authorizer = tokenAt(t, client.config.HTTP)

	return client
}

func TestUnauthorizedRenewsTheTokenOnce(t *testing.T) {
	t.Parallel()

	for name, test := range map[string]struct {
		valid   string // the token that the API takes
		readers int
		issued  int // token requests
		api     int // requests to the API, at most
		err     string
	}{
		"first token is good":           {valid: "Bearer token-1", readers: 1, issued: 1, api: 1},
		"second token is good":          {valid: "Bearer token-2", readers: 1, issued: 2, api: 2},
		"ten readers share the renewal": {valid: "Bearer token-2", readers: 10, issued: 2, api: 20},
		"no token is good, and no loop": {
			valid: "", readers: 1, issued: 2, api: 2,
			err: "Vendor: GET api.example/7: 401 Unauthorized: invalid_token (2 attempts)",
		},
		"two renewals would be too many": {
			valid: "Bearer token-3", readers: 1, issued: 2, api: 2,
			err: "Vendor: GET api.example/7: 401 Unauthorized: invalid_token (2 attempts)",
		},
	} {
		synctest.Test(t, func(t *testing.T) {
			server := &vendor{valid: map[string]bool{test.valid: true}}
			client := clientWithToken(t, server)

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

// After a 401, a request begins anew, with all of its retries.
func TestRenewedRequestIsRetried(t *testing.T) {
	t.Parallel()

	synctest.Test(t, func(t *testing.T) {
		down, refused := response{status: http.StatusBadGateway}, response{status: http.StatusUnauthorized}
		server := play(issue("first-token", ""), down, down, refused, issue("second-token", ""), down, down, down)
		client := server.client(t, func(p *Policy) { p.MaxRetries = 2 })
		client.config.Authorizer = tokenAt(t, client.config.HTTP)

		err := client.Get(t.Context(), &thing{}, "7")
		if err == nil || err.Error() != "Vendor: GET api.example/7: 502 Bad Gateway (6 attempts)" {
			t.Errorf("error is %v", err)
		}
	})
}

// Requests with one token may be refused one after the other: the later one uses the replacement of the earlier one.
func TestRefusedTokenMayBeReplacedAlready(t *testing.T) {
	t.Parallel()

	synctest.Test(t, func(t *testing.T) {
		early := response{status: http.StatusUnauthorized, takes: time.Second}
		late := response{status: http.StatusUnauthorized, takes: 10 * time.Second}
		server := play(issue("first-token", ""), early, late, issue("second-token", ""), ok, ok)
		client := server.client(t, nil)
		client.config.Authorizer = tokenAt(t, client.config.HTTP)

		if err := getMany(t.Context(), client, 2); err != nil || len(server.at) != 6 {
			t.Errorf("%d requests, error %v", len(server.at), err)
		}

		for i, req := range server.requests {
			if sent := req.Header.Get("Authorization"); i >= 4 && sent != "Bearer second-token" {
				t.Errorf("request %d has %q", i, sent)
			}
		}
	})
}

// Of the latest sixteen tokens, none is shown, and neither is one of the latest sixteen that a request had.
func TestLatestTokensAreNotShown(t *testing.T) {
	t.Parallel()

	synctest.Test(t, func(t *testing.T) {
		var responses []response
		for i := range 17 {
			responses = append(responses, issue(fmt.Sprintf("token-%02d", i), `, "expires_in": 1`))
		}

		server := play(responses...)
		credentials := tokenAt(t, server.client(t, nil).config.HTTP)

		for range responses {
			if err := credentials.Prepare(t.Context()); err != nil {
				t.Fatal(err)
			}

			time.Sleep(time.Second)
		}

		for i := range responses {
			token := fmt.Sprintf("token-%02d", i)
			if slices.Contains(credentials.Secrets(), token) != (i > 0) {
				t.Errorf("%s: secrets are %q", token, credentials.Secrets())
			}
		}

		var ofRequest trace

		for i := range 2 * len(responses) { // each of them twice
			ofRequest.sent(fmt.Sprintf("token-%02d", i/2))
		}

		if sent := ofRequest.credentials; len(sent) != 16 || sent[0] != "token-01" {
			t.Errorf("the request's secrets are %q", sent)
		}
	})
}

// A token that was replaced within the read is as secret as the one that replaced it.
func TestReplacedTokenIsNotShown(t *testing.T) {
	t.Parallel()

	synctest.Test(t, func(t *testing.T) {
		echo := response{status: http.StatusUnauthorized, body: `{"code": "invalid_token", "detail": "no: first-token"}`}
		server := play(issue("first-token", ""), echo, issue("second-token", ""), echo)
		client := server.client(t, nil)
		client.config.Authorizer = tokenAt(t, client.config.HTTP)

		err := client.Get(t.Context(), &thing{}, "7")
		want := "Vendor: GET api.example/7: 401 Unauthorized: invalid_token: " + leftOut + " (2 attempts)"

		if err == nil || err.Error() != want {
			t.Errorf("error is %v\nwant     %s", err, want)
		}
	})
}

// A token may be valid after it was replaced. Neither the token endpoint's words nor those to another read show it.
func TestEarlierTokenIsNotShown(t *testing.T) {
	t.Parallel()

	synctest.Test(t, func(t *testing.T) {
		echo := `{"error": "invalid_client", "error_description": "first-token is still there"}`
		server := play(issue("first-token", ""), response{status: 401}, response{status: 400, body: echo})
		client := server.client(t, nil)
		client.config.Authorizer = tokenAt(t, client.config.HTTP)

		err := client.Get(t.Context(), &thing{}, "7")
		want := "Vendor: POST auth.example/oauth2/token: 400 Bad Request: invalid_client: " + leftOut + " (1 attempt)"

		if err == nil || err.Error() != want {
			t.Errorf("error is %v\nwant     %s", err, want)
		}
	})

	synctest.Test(t, func(t *testing.T) {
		server := play(response{status: 429, retryAfter: "20", body: `{"message": "too many with token-1"}`})
		client := server.client(t, nil)
		client.config.Authorizer = forgetful{}

		first, cancelFirst := context.WithCancel(t.Context())
		defer cancelFirst()

		go func() { _ = client.Get(first, &thing{}, "7") }()

		synctest.Wait()

		second, cancelSecond := context.WithTimeout(t.Context(), 5*time.Second)
		defer cancelSecond()

		err := client.Get(second, &thing{}, "7")
		want := "Vendor: GET api.example/7: 429 Too Many Requests: " + leftOut +
			": the vendor asks to wait 20s before the next request"

		if err == nil || len(server.at) != 1 || err.Error() != want {
			t.Errorf("%d requests, error is %v\nwant     %s", len(server.at), err, want)
		}
	})
}

// A token that replaced a refused one and is refused too: the credentials lack a right, and a thousand reads do
// not ask for a thousand tokens.
func TestRefusedReplacementsAreNotReplacedAtOnce(t *testing.T) {
	t.Parallel()

	synctest.Test(t, func(t *testing.T) {
		server := &vendor{}
		client := clientWithToken(t, server)

		for range 20 {
			if err := client.Get(t.Context(), &thing{}, "7"); err == nil {
				t.Fatal("no error")
			}

			time.Sleep(time.Minute/20 - 1) // virtual
		}

		if server.issued != 2 {
			t.Errorf("%d token requests", server.issued)
		}

		time.Sleep(20 * time.Nanosecond) // virtual

		server.valid = map[string]bool{"Bearer token-3": true}
		if err := client.Get(t.Context(), &thing{}, "7"); err != nil {
			t.Errorf("after a while: %v", err)
		}
	})
}

// The minute begins when the replacement comes, which may take a while.
func TestLateReplacementIsNotReplacedAtOnce(t *testing.T) {
	t.Parallel()

	synctest.Test(t, func(t *testing.T) {
		refused, late := response{status: http.StatusUnauthorized}, issue("second-token", "")
		late.takes = 20 * time.Second

		server := play(issue("first-token", ""), refused, late, refused, refused, issue("third-token", ""), ok)
		client := server.client(t, nil)
		client.config.Authorizer = tokenAt(t, client.config.HTTP)

		for _, test := range []struct {
			wait time.Duration
			sent int // in all
			err  string
		}{
			{0, 4, "Vendor: GET api.example/7: 401 Unauthorized (2 attempts)"},
			{time.Minute - 1, 5, "Vendor: GET api.example/7: 401 Unauthorized (1 attempt)"},
		} {
			time.Sleep(test.wait) // virtual

			err := client.Get(t.Context(), &thing{}, "7")
			if err == nil || err.Error() != test.err || len(server.at) != test.sent {
				t.Errorf("after %s: %d requests, error %v", test.wait, len(server.at), err)
			}
		}
	})
}

// A token that replaces one that has expired may be refused like any other.
func TestReplacementOfAnExpiredTokenIsReplaced(t *testing.T) {
	t.Parallel()

	synctest.Test(t, func(t *testing.T) {
		refused := response{status: http.StatusUnauthorized}
		server := play(issue("first-token", ""), refused, issue("second-token", `, "expires_in": 80`), ok,
			issue("third-token", ""), refused, issue("fourth-token", ""), ok)
		client := server.client(t, nil)
		client.config.Authorizer = tokenAt(t, client.config.HTTP)

		for range 2 {
			if err := client.Get(t.Context(), &thing{}, "7"); err != nil {
				t.Error(err)
			}

			time.Sleep(80 * time.Second) // virtual
		}

		if len(server.at) != 8 {
			t.Errorf("%d requests", len(server.at))
		}
	})
}

// The credential that was sent stays hidden, also when it has been replaced since, and when it needs escaping.
func TestSecretsOfTokens(t *testing.T) {
	t.Parallel()

	credentials := tokenAt(t, nil)
	credentials.request.id, credentials.request.secret = "i:d", "p@ss/word"

	req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, "https://api.example", nil)
	if err != nil {
		t.Fatal(err)
	}

	req.SetBasicAuth(url.QueryEscape("i:d"), url.QueryEscape("p@ss/word"))

	echo := "I got " + req.Header.Get("Authorization")
	if got := (Problem{Detail: echo}).presentable(credentials.Secrets()).Detail; got != leftOut {
		t.Errorf("got %s", got)
	}

	synctest.Test(t, func(t *testing.T) {
		server := play(response{status: 403, body: `{"detail": "no right for token-1"}`})
		client := server.client(t, nil)
		client.config.Authorizer = forgetful{}

		if err := client.Get(t.Context(), &thing{}, "7"); err == nil || strings.Contains(err.Error(), "token-1") {
			t.Errorf("error is %v", err)
		}
	})
}

// forgetful sends a token that it does not know any more afterwards.
type forgetful struct{}

func (forgetful) Prepare(context.Context) error { return nil }

func (forgetful) Authorize(req *http.Request) bool {
	req.Header.Set("Authorization", bearer("token-1"))

	return true
}

func (forgetful) Renew(*http.Request) bool { return false }

func (forgetful) Secrets() []string { return nil }
