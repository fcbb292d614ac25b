package apiclient

import (
	"context"
	"errors"
	"net/http"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

func TestTokenIsFetchedOnceForAll(t *testing.T) {
	t.Parallel()

	synctest.Test(t, func(t *testing.T) {
		first := issue("one", `, "expires_in": 3599`)
		first.takes = time.Second
		server, credentials := tokenEndpoint(t, first)

		var group sync.WaitGroup
		for range 10 {
			group.Go(func() {
				req, err := authorize(t.Context(), credentials)
				if err != nil || req.Header.Get("Authorization") != "Bearer one" {
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

		if server.body != "grant_type=client_credentials&scope=partners" || req.URL.RawQuery != "" {
			t.Errorf("the token request says %s%s", req.URL.RawQuery, server.body)
		}
	})
}

// The first reader starts the token request, and its end is not the others' end.
func TestCancelledReaderLeavesTheTokenToTheOthers(t *testing.T) {
	t.Parallel()

	synctest.Test(t, func(t *testing.T) {
		first := issue("one", `, "expires_in": 3599`)
		first.takes = 10 * time.Second
		server, credentials := tokenEndpoint(t, first)

		cancelled, cancel := context.WithCancel(t.Context())
		time.AfterFunc(time.Second, cancel)

		var group sync.WaitGroup

		group.Go(func() {
			_, err := authorize(cancelled, credentials)
			if !errors.Is(err, context.Canceled) || time.Since(server.start) != time.Second {
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
		server, credentials := tokenEndpoint(t, response{takes: 20 * time.Second})
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

// The token request has a clock of its own: a reader whose time is short does not shorten the others'.
func TestTokenRequestOutlivesItsFirstReader(t *testing.T) {
	t.Parallel()

	synctest.Test(t, func(t *testing.T) {
		server, credentials := tokenEndpoint(t, response{status: 503, retryAfter: "5"}, issue("one", ``))

		hasty, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()

		patient, cancel := context.WithTimeout(t.Context(), time.Minute)
		defer cancel()

		var group sync.WaitGroup

		group.Go(func() {
			_, err := authorize(hasty, credentials)

			want := "Vendor: POST auth.example/oauth2/token: 503 Service Unavailable: the deadline of the read passed (1 " +
				"attempt)"
			if err == nil || err.Error() != want || time.Since(server.start) != time.Second {
				t.Errorf("after %s the hasty reader's error is %v", time.Since(server.start), err)
			}
		})
		synctest.Wait()
		group.Go(func() {
			if _, err := authorize(patient, credentials); err != nil || time.Since(server.start) != 5*time.Second {
				t.Errorf("after %s the patient reader's error is %v", time.Since(server.start), err)
			}
		})
		group.Wait()

		if len(server.at) != 2 {
			t.Errorf("%d token requests", len(server.at))
		}
	})
}

// A wait that the policy does not allow ends all readers' waiting, however their deadlines lie.
func TestRefusedWaitIsNotTriedByEveryReader(t *testing.T) {
	t.Parallel()

	synctest.Test(t, func(t *testing.T) {
		first := response{status: 429, retryAfter: "300", takes: time.Second}
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
