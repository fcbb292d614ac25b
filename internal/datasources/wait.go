package datasources

import (
	"context"
	"errors"
	"slices"
	"time"

	"github.com/hashicorp/terraform-plugin-log/tflog"

	"github.com/seed-97276580/terraform-provider-identity/internal/apiclient"
)

// defaultPollInterval is how long a wait pauses between two reads if nobody says otherwise.
const defaultPollInterval = 5 * time.Second

// WaitFor is the argument wait_for. Validators have seen its members.
type WaitFor struct {
	Statuses     []string `tfsdk:"statuses"`      // empty: until the decision is final
	PollInterval *string  `tfsdk:"poll_interval"` // nil: defaultPollInterval
}

// Session is as much of a vendor's session as waiting needs.
type Session interface {
	// CurrentStatus returns the vendor's status, nil if the answer had none.
	CurrentStatus() *string
}

// await reads a session once or, with wait, until its status is one that was asked for. It ends at once with
// a *WaitError when the decision is final and the status is another one, and when the context ends. A
// failure that may pass does not end it; any other is returned as it is.
func await[S Session](ctx context.Context, vendor string, decisions Decisions, wait *WaitFor,
	read func(context.Context) (S, error),
) (S, error) {
	if wait == nil {
		return read(ctx)
	}

	progress := &WaitError{Vendor: vendor, Wanted: wait.Statuses, Decision: Unknown}
	started := time.Now()

	for {
		session, err := read(ctx)
		pause := wait.interval()

		switch {
		case err == nil:
			status := session.CurrentStatus()
			progress.note(status, decisions)

			if wait.isOver(status, progress.Decision) {
				return session, nil
			}

			if progress.Decision.IsFinal() {
				return session, progress
			}
		case isOverdue(ctx, err) && progress.Status != "":
			progress.Reason = context.DeadlineExceeded

			return session, progress
		case mayPass(ctx, err):
			progress.Failure = err
			pause = max(pause, requestedWait(err))
		case ctx.Err() == nil || progress.Status == "":
			return session, err
		}

		tflog.Info(ctx, "Waiting for a session", map[string]any{
			"vendor":  vendor,
			"status":  progress.Status,
			"elapsed": time.Since(started).Round(time.Second).String(),
			"failed":  progress.Failure != nil,
		})

		select {
		case <-time.After(pause):
		case <-ctx.Done():
			progress.Reason = context.Cause(ctx)

			return session, progress
		}
	}
}

// note takes down what a read has shown.
func (e *WaitError) note(status *string, decisions Decisions) {
	e.Status, e.Decision, e.Failure = "", decisions.Of(status), nil

	if status != nil {
		e.Status = apiclient.Clean(*status)
	}
}

func (w *WaitFor) interval() time.Duration {
	if w.PollInterval != nil {
		if interval, err := time.ParseDuration(*w.PollInterval); err == nil {
			return interval
		}
	}

	return defaultPollInterval
}

func (w *WaitFor) isOver(status *string, decision Decision) bool {
	if len(w.Statuses) == 0 {
		return decision.IsFinal()
	}

	return status != nil && slices.Contains(w.Statuses, *status)
}

// isOverdue reports whether a read ended at the deadline, or would have to go on beyond it.
func isOverdue(ctx context.Context, err error) bool {
	failure, ok := errors.AsType[*apiclient.Error](err)

	return ok && failure.Kind() == apiclient.Overdue || errors.Is(ctx.Err(), context.DeadlineExceeded)
}

// mayPass reports whether a failure is worth another poll: one that retries did not get over, but time may.
func mayPass(ctx context.Context, err error) bool {
	failure, ok := errors.AsType[*apiclient.Error](err)
	if !ok || ctx.Err() != nil || !failure.IsTransient() {
		return false
	}

	deadline, bounded := ctx.Deadline()

	return !bounded || failure.RetryAfter <= time.Until(deadline)
}

func requestedWait(err error) time.Duration {
	if failure, ok := errors.AsType[*apiclient.Error](err); ok {
		return failure.RetryAfter
	}

	return 0
}
