package apiclient

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net/http"
	"time"

	"golang.org/x/sync/semaphore"
	"golang.org/x/time/rate"
)

// maxBody is how many bytes of an answer are read, after decompression.
const maxBody = 4 << 20

// attempt makes one attempt at a request: it waits for its turn, and then has the request's time-out to
// send it and to read the whole answer. An answer that breaks off is an error here, so that it is retried
// like any other broken connection.
type attempt struct {
	next      http.RoundTripper
	slots     *semaphore.Weighted
	rate      *rate.Limiter
	timeout   time.Duration
	userAgent string
}

func newAttempt(policy Policy, next http.RoundTripper) *attempt {
	limit := rate.Inf
	if policy.MaxRequestsPerSecond > 0 {
		limit = rate.Limit(policy.MaxRequestsPerSecond)
	}

	return &attempt{
		next:      next,
		slots:     semaphore.NewWeighted(int64(policy.MaxConcurrentRequests)),
		rate:      rate.NewLimiter(limit, 1),
		timeout:   policy.RequestTimeout,
		userAgent: policy.UserAgent,
	}
}

// RoundTrip implements http.RoundTripper. The answer's body is in memory.
func (a *attempt) RoundTrip(req *http.Request) (*http.Response, error) {
	if err := a.slots.Acquire(req.Context(), 1); err != nil {
		return nil, err
	}
	defer a.slots.Release(1)

	if err := a.rate.Wait(req.Context()); err != nil {
		return nil, rateError(req.Context(), err)
	}

	journalOf(req.Context()).attempts++

	ctx, cancel := context.WithTimeoutCause(req.Context(), a.timeout, errTimeout)
	defer cancel()

	timed := req.Clone(ctx)
	timed.Header.Set("User-Agent", a.userAgent)

	resp, err := a.next.RoundTrip(timed)
	if err != nil {
		return nil, cause(ctx, err)
	}
	defer resp.Body.Close()

	journalOf(req.Context()).status = resp.StatusCode

	body, err := io.ReadAll(io.LimitReader(resp.Body, maxBody+1))

	switch {
	case err != nil:
		return nil, cause(ctx, &brokenOffError{err})
	case len(body) > maxBody:
		return nil, errTooLarge
	}

	resp.Body = io.NopCloser(bytes.NewReader(body))

	return resp, nil
}

// cause prefers the reason why a context ended to the error that this led to.
func cause(ctx context.Context, err error) error {
	if reason := context.Cause(ctx); reason != nil {
		return reason
	}

	return err
}

// rateError turns the limiter's refusal to wait beyond the deadline into what it means.
func rateError(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}

	return errors.Join(context.DeadlineExceeded, err)
}

// brokenOffError is an answer whose body did not come to its end.
type brokenOffError struct{ err error }

func (e *brokenOffError) Error() string { return "the answer broke off: " + e.err.Error() }
func (e *brokenOffError) Unwrap() error { return e.err }
