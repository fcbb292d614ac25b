package datasources

import (
	"context"
	"slices"
	"sync"
	"sync/atomic"

	"golang.org/x/sync/errgroup"
)

// ManyError is the failure that stopped the reading of many sessions.
type ManyError struct {
	ID  string
	Err error
}

func (e *ManyError) Error() string { return e.Err.Error() }

// Unwrap returns the failure itself.
func (e *ManyError) Unwrap() error { return e.Err }

// readMany reads each of ids, at most limit at the same time. The first failure stops the rest and is returned as
// a *ManyError: a result is never half.
func readMany[V any](
	ctx context.Context, ids []string, limit int, read func(ctx context.Context, id string) (V, error),
) (map[string]V, error) {
	var (
		mu     sync.Mutex
		failed atomic.Bool
	)

	results := make(map[string]V, len(ids))

	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(limit)

	for _, id := range ids {
		group.Go(func() error {
			if failed.Load() {
				return nil // the group has its error
			}

			result, err := read(ctx, id)
			if err != nil {
				failed.Store(true)

				return &ManyError{id, err}
			}

			mu.Lock()
			defer mu.Unlock()

			results[id] = result

			return nil
		})
	}

	return results, group.Wait()
}

// distinct returns each of ids once, in their order.
func distinct(ids []string) []string {
	known := make(map[string]bool, len(ids))

	return slices.DeleteFunc(slices.Clone(ids), func(id string) bool {
		again := known[id]
		known[id] = true

		return again
	})
}
