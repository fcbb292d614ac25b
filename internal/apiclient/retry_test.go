package apiclient

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

func TestRetriedStatuses(t *testing.T) {
	t.Parallel()

	retried := map[int]bool{
		408: true, 429: true, 500: true, 502: true, 503: true, 504: true,
		520: true, 521: true, 522: true, 523: true, 524: true, 530: true,
	}

	for status := 200; status < 600; status++ {
		synctest.Test(t, func(t *testing.T) {
			server := play(response{status: status}, ok)
			err := server.client(t, nil).Get(t.Context(), &thing{}, "7")

			if got := len(server.at) == 2; got != retried[status] {
				t.Errorf("%d: retried is %t, and the error is %v", status, got, err)
			}
		})
	}
}

func TestRetriedErrors(t *testing.T) {
	t.Parallel()

	for name, test := range map[string]struct {
		err     error
		retried bool
	}{
		"connection refused":    {err: &net.OpError{Op: "dial", Err: errors.New("connection refused")}, retried: true},
		"connection broken off": {err: io.ErrUnexpectedEOF, retried: true},
		"dial took too long":    {err: &net.OpError{Op: "dial", Err: os.ErrDeadlineExceeded}, retried: true},
		"name server is down":   {err: &net.DNSError{IsTemporary: true}, retried: true},
		"host does not exist":   {err: &net.DNSError{IsNotFound: true}},
		"TLS alert":             {err: &net.OpError{Op: "remote error", Err: tls.AlertError(116)}},
		"TLS alert, internal":   {err: &net.OpError{Op: "remote error", Err: tls.AlertError(80)}, retried: true},
		"not TLS":               {err: tls.RecordHeaderError{}},
		"handshake that breaks": {err: errors.New("tls: server's Finished message was incorrect"), retried: true},
		"certificate that cannot be read": {
			err: errors.New("tls: failed to parse certificate from server: x509: negative serial number"),
		},
		"certificate without its key": {
			err: errors.New("tls: invalid signature by the server certificate: crypto/rsa: verification error"),
		},
		"version that somebody has lowered": {
			err: errors.New("tls: downgrade attempt detected, possibly due to a MitM attack or a broken middlebox"),
		},
		"version that is too old": {err: errors.New("tls: server selected unsupported protocol version 302")},
		"curve that is unknown":   {err: errors.New("tls: server selected unsupported curve"), retried: true},
	} {
		synctest.Test(t, func(t *testing.T) {
			server := play(response{err: test.err}, ok)
			err := server.client(t, nil).Get(t.Context(), &thing{}, "7")

			if test.retried != (err == nil) || test.retried != (len(server.at) == 2) {
				t.Errorf("%s: %d attempts, error %v", name, len(server.at), err)
			}
		})
	}
}

// An https address at which a server does not speak TLS is named as such.
func TestServerWithoutTLS(t *testing.T) {
	t.Parallel()

	for want, refusal := range map[string]error{
		"the server speaks HTTP without TLS": http.ErrSchemeMismatch,
		"the server does not speak TLS":      tls.RecordHeaderError{},
	} {
		synctest.Test(t, func(t *testing.T) {
			err := play(response{err: refusal}).client(t, nil).Get(t.Context(), &thing{}, "7")

			failure, ok := errors.AsType[*Error](err)
			if !ok || failure.Kind() != TLSRefused || !strings.HasSuffix(err.Error(), ": "+want+" (1 attempt)") {
				t.Errorf("error is %v", err)
			}
		})
	}
}

// What stands in the place of a proxy's port may be a part of its password, too.
func TestAddressOfTheProxyIsNotShown(t *testing.T) {
	t.Parallel()

	synctest.Test(t, func(t *testing.T) {
		server := play(response{err: &net.OpError{
			Op: "proxyconnect", Err: &net.AddrError{Err: "invalid port", Addr: "837465"},
		}})
		err := server.client(t, nil).Get(t.Context(), &thing{}, "7")

		want := "Vendor: GET api.example/7: the address of the proxy cannot be used (5 attempts)"
		if err == nil || err.Error() != want {
			t.Errorf("error is %v", err)
		}
	})
}

// A proxy's name that cannot be looked up is not the vendor's, and is not shown: it may be a part of a password.
func TestUnknownHostIsTheVendors(t *testing.T) {
	t.Parallel()

	for host, want := range map[string]Kind{"api.example": UnknownHost, "proxy.example": Unreachable} {
		synctest.Test(t, func(t *testing.T) {
			server := play(response{err: &net.DNSError{Name: host, IsNotFound: true}})
			err := server.client(t, nil).Get(t.Context(), &thing{}, "7")

			failure, ok := errors.AsType[*Error](err)
			if !ok || failure.Kind() != want || strings.Contains(err.Error(), "proxy.example") {
				t.Errorf("%s: error is %v", host, err)
			}
		})
	}
}

// Waits grow from one retry to the next, and are spread.
func TestBackoffIsExponentialWithJitter(t *testing.T) {
	t.Parallel()

	for retries, full := range []time.Duration{
		500 * time.Millisecond, time.Second, 2 * time.Second, 4 * time.Second, 8 * time.Second, 16 * time.Second,
		30 * time.Second, 30 * time.Second,
	} {
		seen := map[time.Duration]bool{}

		for range 100 {
			wait := backoff(500*time.Millisecond, 30*time.Second, retries, nil)
			if wait < full/2 || wait > full {
				t.Errorf("wait before retry %d is %s", retries+1, wait)
			}

			seen[wait] = true
		}

		if len(seen) < 50 {
			t.Errorf("only %d different waits before retry %d", len(seen), retries+1)
		}
	}

	if wait := backoff(500*time.Millisecond, 30*time.Second, 1<<30, nil); wait > 30*time.Second {
		t.Errorf("wait before the last retry is %s", wait)
	}
}

func TestAttemptsEndAfterMaxRetries(t *testing.T) {
	t.Parallel()

	synctest.Test(t, func(t *testing.T) {
		server := play(response{status: 503, body: `{"errors": [{"code": "busy", "id": "e1"}]}`})
		err := server.client(t, func(p *Policy) { p.MaxRetries = 2 }).Get(t.Context(), &thing{}, "7")

		want := "Vendor: GET api.example/7: 503 Service Unavailable: busy (3 attempts, error id e1)"
		if err == nil || err.Error() != want {
			t.Errorf("error is  %v\nwant      %s", err, want)
		}
	})
}

func TestRetryAfter(t *testing.T) {
	t.Parallel()

	// The clock of synctest starts at midnight UTC of 2000-01-01.
	for name, test := range map[string]struct {
		header   string
		deadline time.Duration
		wait     time.Duration // before the second attempt, 0 for no second one
		atLeast  bool          // wait is a lower bound
		asksFor  string        // in place of a second attempt, the error's wait
	}{
		"seconds":      {header: "7", wait: 7 * time.Second},
		"date":         {header: "Sat, 01 Jan 2000 00:00:09 GMT", wait: 9 * time.Second},
		"at the bound": {header: "30", wait: 30 * time.Second},
		"the longest":  {header: "3\n7\nsoon\n5", wait: 7 * time.Second},
		"zero":         {header: "0", wait: 250 * time.Millisecond, atLeast: true},
		"date in the past": {
			header: "Fri, 31 Dec 1999 23:59:59 GMT", wait: 250 * time.Millisecond, atLeast: true,
		},
		"negative":                   {header: "-7", wait: 250 * time.Millisecond, atLeast: true},
		"no number":                  {header: "soon", wait: 250 * time.Millisecond, atLeast: true},
		"longer than max_retry_wait": {header: "31", asksFor: "31s"},
		"longer than max_retry_wait, before a later deadline": {header: "31", deadline: time.Hour, asksFor: "31s"},
		"a day":                        {header: "86400", asksFor: "24h0m0s"},
		"a date in the far future":     {header: "Sun, 02 Jan 2000 00:00:00 GMT", asksFor: "24h0m0s"},
		"more than any number":         {header: "99999999999999999999", asksFor: "2562047h47m16.854775807s"},
		"longer than the deadline":     {header: "6", deadline: 5 * time.Second, asksFor: "6s"},
		"shorter than the deadline":    {header: "4", deadline: 5 * time.Second, wait: 4 * time.Second},
		"seconds with a decimal point": {header: "1.5", wait: 1500 * time.Millisecond},
		"seconds without digits":       {header: "1.", wait: 250 * time.Millisecond, atLeast: true},
		"several in one line":          {header: "3,\t7,soon,5", wait: 7 * time.Second},
		"several, one too long":        {header: "3, 31.5", asksFor: "31.5s"},
		"a date and seconds":           {header: "Sat, 01 Jan 2000 00:00:09 GMT, 7", wait: 9 * time.Second},
		"seconds and a date":           {header: "9, Sat, 01 Jan 2000 00:00:07 GMT", wait: 9 * time.Second},
		"dates": {
			header: "Saturday, 01-Jan-00 00:00:07 GMT,Sat, 01 Jan 2000 00:00:09 GMT,Sat Jan  1 00:00:08 2000",
			wait:   9 * time.Second,
		},
		"seconds and a date in the past": {header: "7, Fri, 31 Dec 1999 23:59:59 GMT", wait: 7 * time.Second},
		"half a date":                    {header: "01 Jan 2000 00:00:09 GMT", wait: 250 * time.Millisecond, atLeast: true},
	} {
		for _, status := range []int{408, 429, 500, 502, 503, 504, 520, 530} {
			synctest.Test(t, func(t *testing.T) {
				ctx := t.Context()

				if test.deadline > 0 {
					var cancel context.CancelFunc

					ctx, cancel = context.WithTimeout(ctx, test.deadline)
					defer cancel()
				}

				server := play(response{status: status, retryAfter: test.header, body: `{"code": "busy"}`}, ok)
				err := server.client(t, nil).Get(ctx, &thing{}, "7")

				if test.asksFor != "" {
					want := "Vendor: GET api.example/7: " +
						strings.TrimSpace(fmt.Sprintf("%d %s", status, http.StatusText(status))) +
						": busy: the vendor asks to wait " + test.asksFor + " before the next request (1 attempt)"
					if err == nil || err.Error() != want || time.Since(server.start) > 0 {
						t.Errorf("%s: after %s the error is %v\nwant %s", name, time.Since(server.start), err, want)
					}

					return
				}

				if err != nil || len(server.at) != 2 {
					t.Fatalf("%s: %d attempts, error %v", name, len(server.at), err)
				}

				wait := server.at[1]
				if wait < test.wait || wait > test.wait && !test.atLeast || wait > 10*test.wait {
					t.Errorf("%s: waited %s", name, wait)
				}
			})
		}
	}
}

// A wait begins with the header of the response that asks for it, and may be over before its body.
func TestRetryAfterCountsFromTheHeader(t *testing.T) {
	t.Parallel()

	for _, status := range []int{429, 500, 503} {
		for name, test := range map[string]struct {
			header  string
			second  time.Duration // attempt, 0 for none
			asksFor string        // in place of it
		}{
			"over before the body": {header: "20", second: 30 * time.Second},
			"over after the body":  {header: "35", second: 35 * time.Second},
			"date":                 {header: "Sat, 01 Jan 2000 00:00:35 GMT", second: 35 * time.Second},
			"over after the end":   {header: "3\n50", asksFor: "50s"},
			"over after the end, in less than a second": {header: "46", asksFor: "46s"},
		} {
			synctest.Test(t, func(t *testing.T) {
				ctx, cancel := context.WithTimeout(t.Context(), 45*time.Second)
				defer cancel()

				server := play(response{status: status, retryAfter: test.header, bodyHangs: true}, ok)
				err := server.client(t, nil).Get(ctx, &thing{}, "7")

				if test.asksFor != "" {
					failure, isError := errors.AsType[*Error](err)
					if !isError || !failure.TooLong || failure.RetryAfter.String() != test.asksFor {
						t.Fatalf("%s, %d: error is %v", name, status, err)
					}

					if want := failure.RetryAfter - time.Since(server.start); failure.Left() != want {
						t.Errorf("%s, %d: %s is left, want %s", name, status, failure.Left(), want)
					}

					return
				}

				backoff := time.Second // at most, if it is not the vendor's limit
				if err != nil || len(server.at) != 2 || server.at[1] < test.second || server.at[1] > test.second+backoff {
					t.Errorf("%s, %d: requests at %v, error %v", name, status, server.at, err)
				}
			})
		}
	}
}

// With a status that is not transient, Retry-After does not say when to try again.
func TestRetryAfterOfOtherStatuses(t *testing.T) {
	t.Parallel()

	for name, test := range map[string]struct {
		response response
		want     time.Duration
	}{
		"transient":       {response: response{status: http.StatusBadGateway}, want: 15 * time.Minute},
		"transient, old":  {response: response{status: http.StatusBadGateway, age: "60"}, want: 15 * time.Minute},
		"no JSON":         {response: response{status: http.StatusOK, body: "<html>"}},
		"old":             {response: response{status: http.StatusOK, age: "60"}},
		"breaks off":      {response: response{status: http.StatusOK, bodyHangs: true}},
		"redirect":        {response: response{status: http.StatusFound}},
		"missing":         {response: response{status: http.StatusNotFound}},
		"another success": {response: response{status: http.StatusAccepted}},
	} {
		synctest.Test(t, func(t *testing.T) {
			test.response.retryAfter = "900"
			client := play(test.response).client(t, func(p *Policy) { p.MaxRetries = 0 })

			failure, ok := errors.AsType[*Error](client.Get(t.Context(), &thing{}, "7"))
			if !ok || failure.RetryAfter != test.want {
				t.Errorf("%s: error is %#v", name, failure)
			}
		})
	}
}

// The error at the deadline says what the last response was.
func TestDeadlineEndsRetries(t *testing.T) {
	t.Parallel()

	busy := response{status: 503, body: `{"code": "busy"}`}

	for name, test := range map[string]struct {
		responses []response
		want      string
	}{
		"while waiting for a retry": {
			responses: []response{busy},
			want:      ": 503 Service Unavailable: busy: the deadline of the read passed (1 attempt)",
		},
		"while waiting for the first response": {
			responses: []response{{takes: time.Hour}},
			want:      ": the deadline of the read passed (1 attempt)",
		},
		"while waiting for the second response": {
			responses: []response{{status: 503, body: `{"code": "busy"}`, retryAfter: "5"}, {takes: time.Hour}},
			want:      ": 503 Service Unavailable: busy: the deadline of the read passed (2 attempts)",
		},
		"while reading the second response": {
			responses: []response{busy, {status: 200, bodyHangs: true}},
			want:      ": 200 OK: the deadline of the read passed (2 attempts)",
		},
		"while reading the second response, after none": {
			responses: []response{{err: io.EOF}, {status: 200, bodyHangs: true}},
			want:      ": 200 OK: the deadline of the read passed (2 attempts)",
		},
		"while reading the second response, which is an error": {
			responses: []response{busy, {status: 502, bodyHangs: true}},
			want:      ": 502 Bad Gateway: the deadline of the read passed (2 attempts)",
		},
	} {
		for _, ofToken := range []bool{false, true} {
			synctest.Test(t, func(t *testing.T) {
				ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
				defer cancel()

				server := play(test.responses...)
				client := server.client(t, func(p *Policy) { p.MinRetryWait = time.Minute; p.MaxRetryWait = time.Minute })

				if len(test.responses) > 1 {
					client = server.client(t, nil)
				}

				want := "Vendor: GET api.example/7"

				if ofToken {
					want = "Vendor: POST auth.example/oauth2/token"
					client.config.Authorizer = tokenAt(t, client.config.HTTP)
				}

				err := client.Get(ctx, &thing{}, "7")
				if err == nil || err.Error() != want+test.want || time.Since(server.start) != 10*time.Second {
					t.Errorf("%s: after %s the error is %v", name, time.Since(server.start), err)
				}
			})
		}
	}
}

// What the API responded is not lost when the deadline comes while another token is fetched.
func TestDeadlineWhileRenewing(t *testing.T) {
	t.Parallel()

	refusal := response{status: 401, body: `{"code": "insufficient_scope"}`}

	for name, test := range map[string]struct {
		first  response // of the API
		second response // of the token endpoint
		want   string
	}{
		"no response": {
			first:  refusal,
			second: response{takes: time.Hour},
			want: "Vendor: POST auth.example/oauth2/token: Vendor: GET api.example/7: 401 Unauthorized: insufficient_scope " +
				"(1 attempt): the deadline of the read passed (1 attempt)",
		},
		"no response, after none": {
			first:  response{takes: 4 * time.Second, err: io.ErrUnexpectedEOF},
			second: response{takes: time.Hour},
			want: "Vendor: POST auth.example/oauth2/token: Vendor: GET api.example/7: the connection was closed before a " +
				"response came (1 attempt): the deadline of the read passed (1 attempt)",
		},
		"a part of a response": {
			first:  refusal,
			second: response{status: 200, bodyHangs: true},
			want: "Vendor: POST auth.example/oauth2/token: 200 OK: Vendor: GET api.example/7: 401 Unauthorized: " +
				"insufficient_scope (1 attempt): the deadline of the read passed (1 attempt)",
		},
		"a response without a token": {
			first:  refusal,
			second: response{status: 200, body: `{}`},
			want: "Vendor: POST auth.example/oauth2/token: 200 OK: the response of the token endpoint has no usable token " +
				"(1 attempt)",
		},
		"a response": {
			first:  refusal,
			second: response{status: 503, body: `{"code": "busy"}`, retryAfter: "8"},
			want: "Vendor: POST auth.example/oauth2/token: 503 Service Unavailable: busy: the deadline of the read passed " +
				"(2 attempts)",
		},
	} {
		synctest.Test(t, func(t *testing.T) {
			ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
			defer cancel()

			server := play(issue("one", `, "expires_in": 6`), test.first, test.second)
			client := server.client(t, nil)
			client.config.Authorizer = tokenAt(t, client.config.HTTP)

			if err := client.Get(ctx, &thing{}, "7"); err == nil || err.Error() != test.want {
				t.Errorf("%s: error is %v\nwant %s", name, err, test.want)
			}
		})
	}
}

func TestCancelEndsAtOnce(t *testing.T) {
	t.Parallel()

	for name, first := range map[string]response{
		"while waiting for a retry":    {status: 503, retryAfter: "20"},
		"while waiting for a response": {takes: time.Hour},
	} {
		synctest.Test(t, func(t *testing.T) {
			ctx, cancel := context.WithCancel(t.Context())
			time.AfterFunc(5*time.Second, cancel)

			server := play(first)
			err := server.client(t, nil).Get(ctx, &thing{}, "7")

			if !errors.Is(err, context.Canceled) || time.Since(server.start) != 5*time.Second || len(server.at) != 1 {
				t.Errorf("%s: after %s and %d attempts the error is %v", name, time.Since(server.start), len(server.at), err)
			}
		})
	}
}

// cancelling is an Authorizer that cancels the request before its turn comes.
type cancelling struct {
	APIKey

	cancel context.CancelFunc
}

func (c cancelling) Prepare(context.Context) error {
	c.cancel()

	return nil
}

// A request that is cancelled before its turn comes is not sent, whatever is noticed first.
func TestCancelledRequestIsNotSent(t *testing.T) {
	t.Parallel()

	for range 100 {
		ctx, cancel := context.WithCancel(t.Context())
		server := play(ok)
		client := server.client(t, nil)
		client.config.Authorizer = cancelling{APIKey{Header: "X-Api-Key", Key: "key"}, cancel}

		err := client.Get(ctx, &thing{}, "7")
		if !errors.Is(err, context.Canceled) || len(server.at) > 0 {
			t.Errorf("after %d requests the error is %v", len(server.at), err)
		}
	}
}

// Each attempt has its own timeout, and one that takes too long is tried again.
func TestRequestTimeoutIsPerAttempt(t *testing.T) {
	t.Parallel()

	synctest.Test(t, func(t *testing.T) {
		server := play(response{takes: time.Hour}, response{takes: 29 * time.Second, status: 200, body: `{"id": "7"}`})
		if err := server.client(t, nil).Get(t.Context(), &thing{}, "7"); err != nil {
			t.Error(err)
		}
	})

	synctest.Test(t, func(t *testing.T) {
		server := play(response{takes: time.Hour})
		err := server.client(t, func(p *Policy) { p.MaxRetries = 1 }).Get(t.Context(), &thing{}, "7")

		want := "Vendor: GET api.example/7: no complete response came within the timeout of one request (2 attempts)"
		if err == nil || err.Error() != want {
			t.Errorf("error is %v", err)
		}
	})
}
