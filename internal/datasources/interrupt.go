package datasources

import (
	"context"
	"time"
)

// grace is how long a wait may go on reading after Ctrl-C. Otherwise, a vendor that refuses a read because of its
// limits could hold it up until the deadline of the whole wait.
const grace = time.Minute

type interruptKey struct{}

// WithInterrupt returns a context in which waits for a decision pause no longer than until interrupted is closed. Their
// requests go on within grace: the CLI may need what they read, to delete what a test has created.
func WithInterrupt(ctx context.Context, interrupted <-chan struct{}) context.Context {
	return context.WithValue(ctx, interruptKey{}, interrupted)
}

// isInterrupted reports whether waits have to end.
func isInterrupted(ctx context.Context) bool {
	select {
	case <-interruptOf(ctx):
		return true
	default:
		return false
	}
}

// interruptOf returns the channel that ends the pauses of waits, nil if there is none.
func interruptOf(ctx context.Context) <-chan struct{} {
	interrupted, _ := ctx.Value(interruptKey{}).(<-chan struct{})

	return interrupted
}

// withinGrace reads what a wait needs before it looks again at whether it is interrupted.
func withinGrace[V any](ctx context.Context, read func(context.Context) (V, error)) (V, error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()

	go func() {
		select {
		case <-interruptOf(ctx):
		case <-ctx.Done():
			return
		}

		select {
		case <-time.After(grace):
			cancel()
		case <-ctx.Done():
		}
	}()

	return read(ctx)
}
