package datasources

import (
	"context"
	"errors"
	"fmt"
)

// WaitError is a wait that ended before the session got there.
type WaitError struct {
	Vendor   string
	ID       string // of the session, if there are several
	Others   int    // how many more sessions are not there
	Wanted   string // "the decision approved"
	Status   string // the last one that was seen, empty if there was none
	Decision Decision
	Failure  error // of the last attempt to read, if it failed
	Reason   error // the context's, or errNoTime; nil when the decision is final
}

// Error returns the whole story on one line.
func (e *WaitError) Error() string {
	text := e.Vendor + ": waited for " + e.Wanted
	if e.ID != "" {
		text += " of the session " + e.ID
	}

	if e.Others > 0 {
		text += fmt.Sprintf(" and of %d more", e.Others)
	}

	if e.Status == "" {
		text += "; no status was seen"
	} else {
		text += fmt.Sprintf("; the last status was %s (decision %s)", e.Status, e.Decision)
	}

	switch {
	case errors.Is(e.Reason, context.DeadlineExceeded):
		text += "; the deadline of the wait passed"
	case errors.Is(e.Reason, errNoTime):
		text += "; " + e.Reason.Error()
	}

	if e.Failure != nil {
		text += "; the last attempt to read failed: " + e.Failure.Error()
	}

	return text
}

// Unwrap returns why the wait ended.
func (e *WaitError) Unwrap() error { return e.Reason }

// note takes down what a read has shown.
func (e *WaitError) note(ctx context.Context, status *string, decisions Decisions) {
	e.Status, e.Decision, e.Failure = "none", decisions.Of(status), nil

	switch {
	case status == nil:
	case e.Decision != Unknown: // a documented word
		e.Status = *status
	default:
		e.Status = shownStatus(ctx, *status)
	}
}

// because returns the error with the reason why the wait ended.
func (e *WaitError) because(reason error) *WaitError {
	ended := *e
	ended.Reason = reason

	return &ended
}
