package apiclient

import (
	"context"
	"time"
)

// journal notes what happened to one request on its way, for the error at the end. The attempts of a
// request follow each other, so that it needs no lock.
type journal struct {
	attempts   int
	status     int           // of the last answer, 0 for none
	retryAfter time.Duration // what the vendor asked for, if it was too long to wait
}

type journalKey struct{}

func withJournal(ctx context.Context) (context.Context, *journal) {
	notes := &journal{}

	return context.WithValue(ctx, journalKey{}, notes), notes
}

// journalOf returns the context's journal, or one that nobody reads.
func journalOf(ctx context.Context) *journal {
	if notes, ok := ctx.Value(journalKey{}).(*journal); ok {
		return notes
	}

	return &journal{}
}
