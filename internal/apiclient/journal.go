package apiclient

import (
	"context"
	"sync"
	"time"
)

// journal notes what happened to one request on its way, for the error at the end. Readers that wait for a
// token look into the journal of its request while it is being written.
type journal struct {
	mu    sync.Mutex
	notes notes
}

// notes are what a journal holds.
type notes struct {
	attempts   int
	status     int           // of the last answer, 0 for none
	problem    Problem       // of the last answer
	retryAfter time.Duration // what the vendor asked for, if it was too long to wait
	capped     bool          // retryAfter was longer than the policy allows, whatever the deadline
	sent       string        // the credential, without its scheme: it may have been replaced since
}

func (j *journal) write(change func(*notes)) {
	j.mu.Lock()
	defer j.mu.Unlock()

	change(&j.notes)
}

func (j *journal) read() notes {
	j.mu.Lock()
	defer j.mu.Unlock()

	return j.notes
}

type journalKey struct{}

func withJournal(ctx context.Context) (context.Context, *journal) {
	pages := &journal{}

	return context.WithValue(ctx, journalKey{}, pages), pages
}

// journalOf returns the context's journal, or one that nobody reads.
func journalOf(ctx context.Context) *journal {
	if pages, ok := ctx.Value(journalKey{}).(*journal); ok {
		return pages
	}

	return &journal{}
}
