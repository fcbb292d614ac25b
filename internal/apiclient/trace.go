package apiclient

import (
	"context"
	"net/http"
	"slices"
	"sync"
	"time"
)

// trace is what happened to one request and its retries, for the error or the log line at the end.
type trace struct {
	attempts    int
	started     time.Time     // of the last attempt
	status      int           // of the last response, 0 for none
	problem     Problem       // of the last response
	failure     error         // of the last attempt, nil if it brought a response, or is still reading one
	retryAfter  time.Duration // what the last response asks for, 0 for nothing
	received    time.Time     // when retryAfter begins: mostly when the last response's header arrived
	tooLong     bool          // that is longer than allowed
	credentials []string      // the latest ones that were sent, without their scheme: they may have been replaced since
}

// sent notes a credential that goes out with an attempt. Snapshots share the slice: it is not changed in place.
func (t *trace) sent(credential string) {
	if !slices.Contains(t.credentials, credential) {
		t.credentials = append(slices.Clip(t.credentials), credential)
		t.credentials = t.credentials[max(0, len(t.credentials)-keptTokens):]
	}
}

// receive notes the header of a response.
func (t *trace) receive(resp *http.Response) {
	t.status, t.problem, t.failure, t.received = resp.StatusCode, Problem{}, nil, time.Now()
	t.retryAfter, _ = retryAfter(resp)
}

// end notes what an attempt has brought in the end: a whole response, a failure, or a response that broke off.
func (t *trace) end(resp *http.Response, body []byte, failure error) {
	t.failure = failure

	switch {
	case resp == nil:
		t.status, t.problem, t.retryAfter = 0, Problem{}, 0
	case resp.StatusCode >= http.StatusBadRequest:
		t.problem = parseProblem(body)
	}
}

// left returns how much is left of a wait.
func left(wait time.Duration, since time.Time) time.Duration { return max(0, wait-time.Since(since)) }

// tracer collects a trace. Readers that wait for a token look at the trace of its request while it goes on.
type tracer struct {
	mu    sync.Mutex
	trace trace
}

func (t *tracer) update(change func(*trace)) {
	t.mu.Lock()
	defer t.mu.Unlock()

	change(&t.trace)
}

func (t *tracer) snapshot() trace {
	t.mu.Lock()
	defer t.mu.Unlock()

	return t.trace
}

type tracerKey struct{}

func withTracer(ctx context.Context) (context.Context, *tracer) {
	t := &tracer{}

	return context.WithValue(ctx, tracerKey{}, t), t
}

// tracerOf returns the context's tracer, or one that nobody reads.
func tracerOf(ctx context.Context) *tracer {
	if t, ok := ctx.Value(tracerKey{}).(*tracer); ok {
		return t
	}

	return &tracer{}
}
