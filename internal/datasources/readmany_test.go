package datasources

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/seed-97276580/terraform-provider-identity/internal/apiclient"
)

// library is where the tests below read: it takes a second for each book, and notes who asks.
type library struct {
	mu       sync.Mutex
	asked    []string
	inFlight int
	peak     int
}

func (l *library) read(ctx context.Context, id string) (string, error) {
	l.mu.Lock()
	l.asked = append(l.asked, id)
	l.inFlight++
	l.peak = max(l.peak, l.inFlight)
	l.mu.Unlock()

	defer func() {
		l.mu.Lock()
		l.inFlight--
		l.mu.Unlock()
	}()

	select {
	case <-time.After(time.Second):
	case <-ctx.Done():
		return "", &apiclient.Error{Err: ctx.Err()}
	}

	switch id {
	case "lost", "stolen":
		return "", &apiclient.Error{Status: http.StatusNotFound}
	case "burning":
		return "", &apiclient.Error{Path: "/burning", Status: http.StatusInternalServerError}
	default:
		return "text of " + id, nil
	}
}

func TestReadManyAsksOnceSideBySide(t *testing.T) {
	t.Parallel()

	synctest.Test(t, func(t *testing.T) {
		var keys []string
		for i := range 100 {
			keys = append(keys, strconv.Itoa(i%50))
		}

		keys = append(keys, "stolen", "lost", "stolen")

		var l library

		started := time.Now()

		found, missing, err := ReadMany(t.Context(), keys, 10, l.read)
		if err != nil || len(found) != 50 || found["49"] != "text of 49" {
			t.Errorf("found %d, error %v", len(found), err)
		}

		if !slices.Equal(missing, []string{"stolen", "lost"}) {
			t.Errorf("missing are %q", missing)
		}

		if len(l.asked) != 52 || l.peak != 10 || time.Since(started) != 6*time.Second {
			t.Errorf("asked %d times, %d at once, in %s", len(l.asked), l.peak, time.Since(started))
		}
	})
}

func TestReadManyEndsAtTheFirstFailure(t *testing.T) {
	t.Parallel()

	synctest.Test(t, func(t *testing.T) {
		keys := []string{"a", "burning", "lost"}
		for i := range 100 {
			keys = append(keys, strconv.Itoa(i))
		}

		var l library

		started := time.Now()
		found, missing, err := ReadMany(t.Context(), keys, 3, l.read)

		failure, ok := errors.AsType[*ManyError](err)
		if !ok || failure.Index != 1 || !strings.Contains(failure.Error(), "/burning: 500") {
			t.Errorf("error is %v", err)
		}

		if found != nil || missing != nil || time.Since(started) != time.Second {
			t.Errorf("found %v, missing %v, after %s", found, missing, time.Since(started))
		}
	})
}

// Cancelled before or while reading: an error, never half of a result.
func TestReadManyEndsWhenCancelled(t *testing.T) {
	t.Parallel()

	for _, after := range []time.Duration{0, 500 * time.Millisecond, 1500 * time.Millisecond} {
		synctest.Test(t, func(t *testing.T) {
			ctx, cancel := context.WithCancel(t.Context())

			if after == 0 {
				cancel()
			} else {
				time.AfterFunc(after, cancel)
			}

			var l library

			started := time.Now()

			found, _, err := ReadMany(ctx, []string{"a", "b", "c", "d"}, 2, l.read)
			if !errors.Is(err, context.Canceled) || found != nil || time.Since(started) != after {
				t.Errorf("after %s found %v, error %v", time.Since(started), found, err)
			}
		})
	}
}

func TestReadManyOfNothing(t *testing.T) {
	t.Parallel()

	found, missing, err := ReadMany(t.Context(), nil, 1, new(library).read)
	if len(found) != 0 || missing != nil || err != nil {
		t.Errorf("found %v, missing %v, error %v", found, missing, err)
	}
}
