package apiclient

import (
	"context"
	"net/http"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

// getMany reads count times at once, and returns the first error.
func getMany(ctx context.Context, client *Client, count int) (first error) {
	var (
		group sync.WaitGroup
		once  sync.Once
	)

	for range count {
		group.Go(func() {
			if err := client.Get(ctx, &thing{}, "7"); err != nil {
				once.Do(func() { first = err })
			}
		})
	}

	group.Wait()

	return first
}

func TestMaxConcurrentRequests(t *testing.T) {
	t.Parallel()

	synctest.Test(t, func(t *testing.T) {
		server := play(response{status: http.StatusOK, body: `{"id": "7"}`, takes: time.Second})
		client := server.client(t, func(p *Policy) { p.MaxConcurrentRequests = 3 })

		if err := getMany(t.Context(), client, 10); err != nil {
			t.Fatal(err)
		}

		if server.peak != 3 || time.Since(server.start) != 4*time.Second {
			t.Errorf("%d requests at once, %s in all", server.peak, time.Since(server.start))
		}
	})
}

// Waiting for one's turn is not part of an attempt, which may take all of its timeout.
func TestWaitingForATurnDoesNotCountAsAttempt(t *testing.T) {
	t.Parallel()

	synctest.Test(t, func(t *testing.T) {
		server := play(response{status: http.StatusOK, body: `{"id": "7"}`, takes: 29 * time.Second})
		client := server.client(t, func(p *Policy) { p.MaxConcurrentRequests, p.MaxRetries = 1, 0 })

		if err := getMany(t.Context(), client, 10); err != nil {
			t.Error(err)
		}
	})
}

func TestMaxRequestsPerSecond(t *testing.T) {
	t.Parallel()

	synctest.Test(t, func(t *testing.T) {
		server := play(ok)
		client := server.client(t, func(p *Policy) { p.MaxRequestsPerSecond = 2 })

		if err := getMany(t.Context(), client, 5); err != nil {
			t.Fatal(err)
		}

		for i, at := range server.at {
			if at != time.Duration(i)*500*time.Millisecond {
				t.Errorf("request %d came after %s", i, at)
			}
		}
	})
}

// A turn that comes after the deadline is not waited for.
func TestMaxRequestsPerSecondAndDeadline(t *testing.T) {
	t.Parallel()

	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithTimeout(t.Context(), 700*time.Millisecond)
		defer cancel()

		server := play(ok)
		client := server.client(t, func(p *Policy) { p.MaxRequestsPerSecond = 2 })

		want := "Vendor: GET api.example/7: at 2 requests per second this one would have its turn in 1s, and its deadline " +
			"is in 700ms"
		if err := getMany(ctx, client, 3); err == nil || err.Error() != want {
			t.Errorf("error is %v", err)
		}

		if len(server.at) != 2 {
			t.Errorf("%d requests were sent", len(server.at))
		}
	})
}

// A deadline that has passed is not the rate's fault, with and without one.
func TestRateIsNotToBlameForThePast(t *testing.T) {
	t.Parallel()

	ctx, cancel := context.WithDeadline(t.Context(), time.Now().Add(-time.Second))
	defer cancel()

	limited := DefaultPolicy("agent")
	limited.MaxRequestsPerSecond = 2

	for _, policy := range []Policy{DefaultPolicy("agent"), limited} {
		if err := newLimits(policy).checkRate(ctx, 100); err != nil {
			t.Errorf("%g per second: %v", policy.MaxRequestsPerSecond, err)
		}
	}
}
