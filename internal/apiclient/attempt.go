package apiclient

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"strings"
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

	if a.rate.Wait(req.Context()) != nil {
		// The limiter refuses at once to wait beyond the deadline.
		return nil, cause(req.Context(), context.DeadlineExceeded)
	}

	pages := journalOf(req.Context())
	pages.write(func(n *notes) {
		n.attempts++
		_, n.sent, _ = strings.Cut(req.Header.Get("Authorization"), " ")
	})

	resp, body, err := a.try(req)
	if err != nil {
		// At the deadline the answer before is still the last one.
		if req.Context().Err() == nil {
			pages.write(func(n *notes) { n.status, n.problem = status(resp), Problem{} })
		}

		return nil, err
	}

	pages.write(func(n *notes) { n.status, n.problem = resp.StatusCode, problemOf(resp, body) })

	resp.Body = io.NopCloser(bytes.NewReader(body))

	return resp, nil
}

// try sends the request and reads the whole answer, within the time-out. With an error, it returns the answer
// that broke off, if there was one.
func (a *attempt) try(req *http.Request) (*http.Response, []byte, error) {
	ctx, cancel := context.WithTimeoutCause(req.Context(), a.timeout, errTimeout)
	defer cancel()

	timed := req.Clone(ctx)
	timed.Header.Set("User-Agent", a.userAgent)

	resp, err := a.next.RoundTrip(timed)
	if err != nil {
		return nil, nil, cause(ctx, err)
	}
	defer resp.Body.Close()

	body, err := io.ReadAll(io.LimitReader(resp.Body, maxBody+1))

	switch {
	case err != nil:
		return resp, nil, cause(ctx, errBrokenOff)
	case len(body) > maxBody:
		return resp, nil, errTooLarge
	}

	return resp, body, nil
}

func status(resp *http.Response) int {
	if resp == nil {
		return 0
	}

	return resp.StatusCode
}

// problemOf returns the vendor's words in an error answer.
func problemOf(resp *http.Response, body []byte) Problem {
	if resp.StatusCode < http.StatusBadRequest {
		return Problem{}
	}

	return parseProblem(body)
}

// cause prefers the reason why a context ended to the error that this led to.
func cause(ctx context.Context, err error) error {
	if reason := context.Cause(ctx); reason != nil {
		return reason
	}

	return err
}
