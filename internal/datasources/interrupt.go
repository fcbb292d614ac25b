package datasources

import "context"

type interruptKey struct{}

// WithInterrupt returns a context in which waits for a decision pause no longer than until interrupted is closed. Their
// requests go on: the CLI may need what they read, to delete what a test has created.
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
