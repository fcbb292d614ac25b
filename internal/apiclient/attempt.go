package apiclient

import (
	"bytes"
	"context"
	"errors"
	"io"
	"math"
	"net"
	"net/http"
	"strings"
	"syscall"
	"time"
)

// attempt makes one attempt at a request: it waits for its turn, and then has the request's timeout to send it, with
// the credential of that moment, and to read the whole response. A response that breaks off or is old is an error, so
// that it is retried like any other broken connection. A request that the vendor refuses because of its limits is sent
// again, until the deadline.
type attempt struct {
	next   http.RoundTripper
	policy Policy
	limits *limits
}

func newAttempt(policy Policy, next http.RoundTripper) *attempt {
	return &attempt{next, policy, newLimits(policy)}
}

// RoundTrip implements http.RoundTripper. The response's body is in memory.
func (a *attempt) RoundTrip(req *http.Request) (*http.Response, error) {
	ticket := a.limits.ticket()
	if req.Method == http.MethodPost {
		ticket += math.MinInt // before all others, which wait for the token, or will
	}

	for {
		resp, err := a.inTurn(req, ticket)
		if err != nil || !isLimit(resp) {
			return resp, err
		}

		if a.policy.MaxRetries == 0 || asksForTooLong(req.Context(), a.policy.MaxRetryWait) {
			return resp, nil
		}
	}
}

// inTurn waits for the request's turn and sends it. If the vendor refuses it because of its limits, all others pause.
func (a *attempt) inTurn(req *http.Request, ticket int) (*http.Response, error) {
	authorizer := authorizerOf(req.Context())
	authorized := req.Clone(req.Context())

	for {
		if req.Context().Err() != nil { // which what follows may notice too late
			return nil, context.Cause(req.Context())
		}

		if err := authorizer.Prepare(req.Context()); err != nil { // without a slot: it may need one itself
			return nil, err
		}

		round, err := a.limits.enter(req.Context(), ticket)
		if err != nil {
			return nil, err
		}

		// The context may have ended while the request waited, or the credential expired. And a pause holds no slot.
		if req.Context().Err() != nil || !authorizer.Authorize(authorized) || a.limits.isPaused() {
			a.limits.leave(false)

			continue
		}

		resp, err := a.send(authorized, round)
		a.limits.leave(err == nil && !isLimit(resp))

		return resp, err
	}
}

// send sends the request and notes what came of it.
func (a *attempt) send(req *http.Request, round int) (*http.Response, error) {
	tracer := tracerOf(req.Context())
	tracer.update(func(t *trace) {
		if t.attempts == 0 { // what explained why it waited is not its own
			t.status, t.problem = 0, Problem{}
		}

		t.attempts++
		t.started = time.Now()

		if _, credential, hasScheme := strings.Cut(req.Header.Get("Authorization"), " "); hasScheme {
			t.sent(credential)
		}
	})

	resp, body, err := a.try(req, round)

	if err == nil || req.Context().Err() == nil { // else the deadline came first: what was known before it stands
		tracer.update(func(t *trace) { t.end(resp, body, err) })
	}

	if resp != nil && isLimit(resp) {
		a.limits.explainPause(tracer.snapshot())
	}

	if req.Context().Err() != nil { // so that nobody waits for what the response asks for
		return nil, context.Cause(req.Context())
	}

	if err != nil {
		return nil, err
	}

	resp.Body = wholeBody{bytes.NewReader(body), body}

	return resp, nil
}

// try sends the request and reads the whole response, within the timeout. With an error, it returns the response
// that broke off, if there was one.
func (a *attempt) try(req *http.Request, round int) (*http.Response, []byte, error) {
	ctx, release := withTimeout(req.Context(), a.policy.RequestTimeout)
	whole := false

	defer func() { release(whole) }()

	resp, err := a.roundTrip(req.WithContext(ctx))
	if err != nil {
		return nil, nil, cause(ctx, err)
	}
	defer resp.Body.Close()

	tracerOf(ctx).update(func(t *trace) { t.receive(resp) }) // its body may take longer than the read

	isError := resp.StatusCode >= http.StatusBadRequest

	if !isSuccess(resp) && !isError {
		if _, err := resp.Location(); err != nil {
			resp.Header.Del("Location") // net/http would read it to refuse it, and take this for a broken connection
		}

		return resp, nil, nil // the status says it all: behind it may be no body but a connection that is held open
	}

	if isLimit(resp) {
		a.limits.pause(resp, round) // before its body, which may take its time
	}

	if err := checkAge(resp); err != nil && !isTransient(resp.StatusCode) {
		return resp, nil, err
	}

	body, err := readBody(resp)

	switch {
	case isError && (err != nil || len(body) > maxBody):
		return resp, nil, nil // without words of the vendor's
	case isWronglyEncoded(err):
		return resp, nil, errEncoding
	case err != nil:
		return resp, nil, cause(ctx, errBrokenOff)
	case len(body) > maxBody:
		return resp, nil, errTooLarge
	}

	whole = true

	return resp, body, nil
}

// roundTrip sends the request, whose header is of this attempt alone (see inTurn), and returns the response's header.
func (a *attempt) roundTrip(req *http.Request) (*http.Response, error) {
	var state connectionState

	timed := req.WithContext(withoutDeadline(req.Context(), &state))
	timed.Header.Set("User-Agent", a.policy.UserAgent)
	timed.Header.Set("Cache-Control", "no-cache, no-store")
	timed.Header.Set("Pragma", "no-cache")

	makeOnce(timed, req.GetBody)

	resp, err := a.next.RoundTrip(timed)

	switch {
	case err == nil:
		repairNames(resp.Header)
	case state.isDamage(err):
		err = errBrokenOff
	}

	return resp, err
}

// repairNames takes the whitespace off the end of names, as a proxy must (RFC 9112, section 5.1). net/http keeps it,
// and whoever looks for such a header does not find it.
func repairNames(header http.Header) {
	for name, values := range header {
		if repaired := strings.TrimRight(name, " \t"); repaired != name {
			delete(header, name)

			for _, value := range values {
				header.Add(repaired, value)
			}
		}
	}
}

// makeOnce gives a request a body that can be read once. Without one, net/http sends a GET again by itself when a
// connection that it has kept turns out to be closed: past all limits, and past MaxRetries.
func makeOnce(req *http.Request, body func() (io.ReadCloser, error)) {
	req.GetBody = nil

	if body != nil { // of an earlier attempt it has been read
		req.Body, _ = body() // a string is read again

		return
	}

	req.Body = io.NopCloser(strings.NewReader(""))
	req.TransferEncoding = []string{"identity"} // else net/http may announce a chunked body before it looks at it
}

// withTimeout is context.WithTimeoutCause, except that it need not be cancelled after a whole response: net/http
// closes a connection whose request is cancelled at the moment at which it would keep it.
func withTimeout(parent context.Context, timeout time.Duration) (ctx context.Context, release func(whole bool)) {
	ctx, cancel := context.WithCancelCause(context.WithoutCancel(parent))
	timer := time.AfterFunc(timeout, func() { cancel(errTimeout) })
	stop := context.AfterFunc(parent, func() { cancel(context.Cause(parent)) })

	return ctx, func(whole bool) {
		timer.Stop()
		stop()

		if !whole {
			cancel(nil)
		}
	}
}

// cause prefers the reason why a context ended to the error that this led to. To open a connection may take as long as
// an attempt; what the operating system calls a timeout is another matter.
func cause(ctx context.Context, err error) error {
	if reason := context.Cause(ctx); reason != nil {
		return reason
	}

	if network, ok := errors.AsType[net.Error](err); ok && network.Timeout() && !errors.Is(err, syscall.ETIMEDOUT) {
		return errTimeout
	}

	return err
}
