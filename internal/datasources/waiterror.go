package datasources

import (
	"context"
	"errors"
	"fmt"
	"strings"
)

// WaitError is a wait that ended without a status that was asked for.
type WaitError struct {
	Vendor   string
	Wanted   []string // empty: any status with a final decision
	Status   string   // the last one that was seen, empty if there was none
	Decision Decision
	Failure  error // of the last attempt to read, if it failed
	Reason   error // the context's, nil when the decision is final
}

// Error returns the whole story on one line.
func (e *WaitError) Error() string {
	wanted, status := "a final decision", "no status was seen"

	if len(e.Wanted) > 0 {
		wanted = "the status " + strings.Join(e.Wanted, " or ")
	}

	if e.Status != "" {
		status = fmt.Sprintf("the last status was %s (decision %s)", e.Status, e.Decision)
	}

	text := fmt.Sprintf("%s: waited for %s; %s", e.Vendor, wanted, status)

	if errors.Is(e.Reason, context.DeadlineExceeded) {
		text += "; the deadline of the wait passed"
	}

	if e.Failure != nil {
		text += "; the last attempt to read failed: " + e.Failure.Error()
	}

	return text
}

// Unwrap returns why the wait ended.
func (e *WaitError) Unwrap() error { return e.Reason }
