package datasources

import (
	"context"
	"sync"

	"golang.org/x/sync/errgroup"

	"github.com/seed-97276580/terraform-provider-identity/internal/apiclient"
)

// ManyError is the failure that stopped the reading of many objects.
type ManyError struct {
	Index int // of the object's key in the list
	Err   error
}

func (e *ManyError) Error() string { return e.Err.Error() }

// Unwrap returns the failure itself.
func (e *ManyError) Unwrap() error { return e.Err }

// ReadMany reads each of keys once, at most limit at the same time. The vendor's 404 makes a key missing; the
// first other failure stops the rest and is returned as a *ManyError. Missing keys keep the order of keys.
func ReadMany[K comparable, V any](ctx context.Context, keys []K, limit int, read func(context.Context, K) (V, error)) (
	found map[K]V, missing []K, err error,
) {
	var mu sync.Mutex

	found = make(map[K]V, len(keys))
	asked := make(map[K]bool, len(keys))

	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(limit)

	for i, key := range keys {
		if asked[key] {
			continue
		}

		asked[key] = true

		// After a failure the context has ended, and reading returns at once.
		group.Go(func() error {
			value, err := read(ctx, key)

			switch {
			case apiclient.IsNotFound(err):
				return nil
			case err != nil:
				return &ManyError{i, err}
			}

			mu.Lock()
			defer mu.Unlock()

			found[key] = value

			return nil
		})
	}

	if err := group.Wait(); err != nil {
		return nil, nil, err
	}

	for _, key := range keys {
		if _, ok := found[key]; !ok && asked[key] {
			missing = append(missing, key)
			asked[key] = false
		}
	}

	return found, missing, nil
}

// CountDistinct counts the different keys.
func CountDistinct[K comparable](keys []K) int {
	distinct := make(map[K]struct{}, len(keys))
	for _, key := range keys {
		distinct[key] = struct{}{}
	}

	return len(distinct)
}
