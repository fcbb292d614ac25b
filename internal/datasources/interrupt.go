package datasources

import "context"

type interruptKey struct{}

// WithInterrupt returns a context in which waits for a decision pause no longer than until interrupted is closed. Their
// requests go on: the CLI may need what they read, to delete what a test has created.
func WithInterrupt(ctx context.Context, interrupted <-chan struct{}) context.Context {
	return context.WithValue(ctx, interruptKey{}, interrupted)
}

// interruptOf returns the channel that ends the pauses of waits, nil if there is none.
func interruptOf(ctx context.Context) <-chan struct{} {
	interrupted, _ := ctx.Value(interruptKey{}).(<-chan struct{})

	return interrupted
}
