package datasources

import (
	"context"
	"errors"
	"net/http"
	"sync/atomic"
	"time"

	"github.com/hashicorp/terraform-plugin-log/tflog"

	"github.com/seed-97276580/terraform-provider-identity/internal/apiclient"
)

// wait judges what the reads of a wait bring. It is safe for concurrent use.
type wait struct {
	vendor    Vendor
	until     *WaitFor
	started   time.Time
	responded atomic.Bool // whether the vendor has responded in this wait: then the address is right
}

func newWait(vendor Vendor, until *WaitFor) *wait {
	return &wait{vendor: vendor, until: until, started: time.Now()}
}

// await reads a session once or, with until, until it gets there. It ends at once with a *WaitError when the decision
// is final and not the one that is wanted, and when the context ends. It outlasts failures that may pass; any other is
// returned as it is.
func await[S Session](
	ctx context.Context, vendor Vendor, until *WaitFor, read func(context.Context) (S, error),
) (S, error) {
	if until == nil {
		return read(ctx)
	}

	wait, last := newWait(vendor, until), &WaitError{}

	for {
		session, err := withinGrace(ctx, read)

		there, err := wait.judge(ctx, last, session, err)
		if there || err != nil {
			return session, err
		}

		tflog.Info(ctx, "Waiting for a session", map[string]any{
			"vendor":  vendor.Title,
			"status":  last.Status,
			"elapsed": time.Since(wait.started).Round(time.Second).String(),
			"failed":  last.Failure != nil,
		})

		if err := wait.pause(ctx, last); err != nil {
			return session, err
		}
	}
}

// judge reports whether a read shows that the session is there, or else why the wait must end. It notes in last what
// the read has shown.
func (w *wait) judge(ctx context.Context, last *WaitError, session Session, err error) (there bool, end error) {
	last.Vendor, last.Wanted = w.vendor.Title, w.until.wanted()

	if err != nil {
		return false, w.judgeFailure(ctx, last, err)
	}

	w.responded.Store(true)

	status := session.CurrentStatus()
	last.note(ctx, status, w.vendor.Decisions)

	if w.until.isOver(status, last.Decision) {
		return true, nil
	}

	if last.Decision.IsFinal() {
		return false, last
	}

	return false, nil
}

// judgeFailure returns why the wait must end, nil if the failure may pass.
func (w *wait) judgeFailure(ctx context.Context, last *WaitError, err error) error {
	failure, ok := errors.AsType[*apiclient.Error](err)
	if !ok {
		return err
	}

	if ctx.Err() != nil || failure.Kind() == apiclient.Overdue || failure.Kind() == apiclient.Cancelled {
		return endOfTime(ctx, last, failure)
	}

	if isVendors(failure) && !failure.OfToken {
		w.responded.Store(true)
	}

	isTooLow := failure.Kind() == apiclient.LimitTooLow && !failure.OfToken // a token's deadline is not the wait's
	hasNoTime := isTooLow || asksForTooLong(ctx, failure)

	if !w.outlasts(failure) || hasNoTime && last.Status == "" {
		return err
	}

	last.Failure = err

	if hasNoTime {
		return last.because(errNoTime)
	}

	return nil
}

// endOfTime returns the error of a wait that its deadline or the user ended in the middle of a read.
func endOfTime(ctx context.Context, last *WaitError, failure *apiclient.Error) error {
	if last.Status == "" && last.Failure == nil {
		return failure // there is nothing to say about the wait
	}

	if failure.Last != nil || failure.Status >= http.StatusMultipleChoices { // what went on when time ran out
		last.Failure = failure
	}

	if failure.Kind() == apiclient.Cancelled || errors.Is(ctx.Err(), context.Canceled) {
		return last.because(context.Canceled)
	}

	return last.because(context.DeadlineExceeded)
}

// outlasts reports whether waiting goes on after a failure. What comes from something in between, such as a proxy or a
// gateway that restarts, passes; before the vendor's first response it says that the address is wrong. A proxy that
// refuses to connect does not pass: it may lock out a user who comes again with a wrong password.
func (w *wait) outlasts(failure *apiclient.Error) bool {
	switch failure.Kind() {
	case apiclient.RateLimited, apiclient.LimitTooLow, apiclient.TimedOut, apiclient.Unreachable, apiclient.Old:
		return true
	case apiclient.Refused:
		if failure.IsTransient() {
			return true
		}

		return w.responded.Load() && !isVendors(failure) && failure.Status >= http.StatusBadRequest
	case apiclient.Redirected, apiclient.Undocumented, apiclient.NotJSON, apiclient.TooLarge,
		apiclient.UnknownHost, apiclient.TLSRefused:
		return w.responded.Load()
	default:
		return false
	}
}

// isVendors reports whether a failure is an error response of the vendor itself.
func isVendors(failure *apiclient.Error) bool {
	return failure.Kind() == apiclient.Refused && failure.Problem.Form == apiclient.ErrorForm
}

// errNoTime ends a wait in which there is no time for another read.
var errNoTime = errors.New("the deadline of the wait comes before the next read")

// asksForTooLong reports whether the vendor asks for a wait that the deadline does not leave.
func asksForTooLong(ctx context.Context, failure *apiclient.Error) bool {
	deadline, bounded := ctx.Deadline()

	return bounded && failure.Left() > time.Until(deadline)
}

// pause waits until the next read of sessions that are not there, for as long as the vendor asks about any of them. Its
// error is the first one's, and counts the others.
func (w *wait) pause(ctx context.Context, last ...*WaitError) error {
	pause := w.until.interval()

	for _, one := range last {
		if failure, ok := errors.AsType[*apiclient.Error](one.Failure); ok {
			pause = max(pause, failure.Left())
		}
	}

	ended := *last[0]
	ended.Others = len(last) - 1

	select {
	case <-time.After(pause):
		return nil
	case <-interruptOf(ctx):
		return ended.because(context.Canceled)
	case <-ctx.Done():
		return ended.because(context.Cause(ctx))
	}
}
