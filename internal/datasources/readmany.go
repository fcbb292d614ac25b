package datasources

import (
	"context"
	"sync"

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

// readMany reads each of ids once, at most limit at the same time. The first failure stops the rest and is returned as
// a *ManyError: a result is never half.
func readMany[V any](
	ctx context.Context, ids []string, limit int, read func(ctx context.Context, id string) (V, error),
) (map[string]V, error) {
	var mu sync.Mutex

	results := make(map[string]V, len(ids))
	requested := make(map[string]bool, len(ids))

	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(limit)

	for _, id := range ids {
		if requested[id] {
			continue
		}

		requested[id] = true

		// After a failure the context has ended, and reading returns at once.
		group.Go(func() error {
			result, err := read(ctx, id)
			if err != nil {
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
