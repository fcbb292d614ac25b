package datasources

import (
	"cmp"
	"context"
	"errors"
	"maps"
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

// server is where the tests below read: it takes a second for each session, and notes what it is asked for. Each
// session goes through its statuses, one at each read, and stays at the last one. An id without any is not found.
type server struct {
	sessions map[string][]status

	mu       sync.Mutex
	asked    []string
	inFlight int
	peak     int
}

var vendors = apiclient.Problem{Form: apiclient.ErrorForm, Code: "c"}

func (s *server) read(ctx context.Context, id string) (status, error) {
	s.mu.Lock()
	s.asked = append(s.asked, id)
	s.inFlight++
	s.peak = max(s.peak, s.inFlight)
	statuses := s.sessions[id]

	if len(statuses) > 1 {
		s.sessions[id] = statuses[1:]
	}
	s.mu.Unlock()

	defer func() {
		s.mu.Lock()
		s.inFlight--
		s.mu.Unlock()
	}()

	takes := time.Second
	if strings.HasPrefix(id, "slow") {
		takes = 40 * time.Second
	}

	select {
	case <-time.After(takes):
	case <-ctx.Done():
		return "", &apiclient.Error{Err: ctx.Err()}
	}

	switch {
	case len(statuses) == 0:
		return "", &apiclient.Error{Path: "/" + id, Status: http.StatusNotFound, Problem: vendors}
	case statuses[0] == "message": // what a gateway may say, too
		return "", &apiclient.Error{
			Path: "/" + id, Status: http.StatusNotFound, Problem: apiclient.Problem{Form: apiclient.BareMessage, Detail: "d"},
		}
	case statuses[0] == "token": // the endpoint is missing, not the session
		return "", &apiclient.Error{Path: "/token", Status: http.StatusNotFound, Problem: vendors, OfToken: true}
	case statuses[0] == "page": // of another server
		return "", &apiclient.Error{Path: "/" + id, Status: http.StatusNotFound}
	case statuses[0] == "broken":
		return "", &apiclient.Error{Path: "/" + id, Status: http.StatusBadRequest, Problem: vendors}
	case statuses[0] == "down":
		return "", &apiclient.Error{Path: "/" + id, Status: http.StatusServiceUnavailable}
	case statuses[0] == "busy":
		return "", &apiclient.Error{
			Path: "/" + id, Status: http.StatusBadGateway, RetryAfter: 20 * time.Second, Received: time.Now(),
		}
	default:
		return statuses[0], nil
	}
}

func TestReadFoundAsksOnceSideBySide(t *testing.T) {
	t.Parallel()

	synctest.Test(t, func(t *testing.T) {
		s := &server{sessions: map[string][]status{}}

		var ids []string

		for i := range 100 {
			id := strconv.Itoa(i % 50)
			ids = append(ids, id)
			s.sessions[id] = []status{"good"}
		}

		ids = append(ids, "stolen", "lost", "stolen")
		started := time.Now()

		found, missing, err := readFound(t.Context(), ids, 10, s.read)
		if err != nil || len(found) != 50 || found["49"] != "good" {
			t.Errorf("found %d, error %v", len(found), err)
		}

		if !slices.Equal(missing, []string{"stolen", "lost"}) {
			t.Errorf("missing are %q", missing)
		}

		if len(s.asked) != 52 || s.peak != 10 || time.Since(started) != 6*time.Second {
			t.Errorf("asked %d times, %d at once, in %s", len(s.asked), s.peak, time.Since(started))
		}
	})
}

func TestReadFoundEndsAtTheFirstFailure(t *testing.T) {
	t.Parallel()

	synctest.Test(t, func(t *testing.T) {
		s := &server{sessions: map[string][]status{"a": {"good"}, "b": {"broken"}}}

		ids := []string{"a", "b", "lost"}
		for i := range 100 {
			ids = append(ids, strconv.Itoa(i))
		}

		started := time.Now()
		found, missing, err := readFound(t.Context(), ids, 3, s.read)

		failure, ok := errors.AsType[*ManyError](err)
		if !ok || failure.ID != "b" || !strings.Contains(failure.Error(), "/b: 400") {
			t.Errorf("error is %v", err)
		}

		if found != nil || missing != nil || time.Since(started) != time.Second || len(s.asked) > 6 {
			t.Errorf("found %v, missing %v, after %s and %d reads", found, missing, time.Since(started), len(s.asked))
		}
	})
}

// An id is missing if the vendor says so, in the form of its errors. A message alone counts only beside a session that
// the vendor has found, and anything else never.
func TestReadFoundNeedsTheVendorsWord(t *testing.T) {
	t.Parallel()

	for name, test := range map[string]struct {
		sessions map[string][]status
		missing  []string
		doubted  int
		failed   string // id
	}{
		"in the vendor's form": {map[string][]status{"a": {}, "b": {}}, []string{"a", "b"}, 0, ""},
		"messages, and a session": {
			map[string][]status{"a": {"message"}, "b": {"good"}, "c": {}}, []string{"a", "c"}, 1, "",
		},
		"messages alone":                   {map[string][]status{"a": {"message"}, "b": {"message"}}, nil, 0, "a"},
		"message beside the vendor's form": {map[string][]status{"a": {}, "b": {"message"}}, nil, 0, "b"},
		"error of the token endpoint":      {map[string][]status{"a": {"good"}, "b": {"token"}}, nil, 0, "b"},
		"page of another server":           {map[string][]status{"a": {"good"}, "b": {"page"}}, nil, 0, "b"},
	} {
		synctest.Test(t, func(t *testing.T) {
			s := &server{sessions: test.sessions}
			ctx, notes := apiclient.WithNotes(t.Context())
			_, missing, err := readFound(ctx, slices.Sorted(maps.Keys(test.sessions)), 2, s.read)

			failure, failed := errors.AsType[*ManyError](err)
			if failed != (test.failed != "") || failed && failure.ID != test.failed || !slices.Equal(missing, test.missing) {
				t.Errorf("%s: missing are %q, error %v", name, missing, err)
			}

			if _, _, doubted := notes.All(); len(doubted) != test.doubted {
				t.Errorf("%s: doubted are %q", name, doubted)
			}
		})
	}
}

// The CLI normalizes the keys of maps: of two sessions it would keep either.
func TestSameIDs(t *testing.T) {
	t.Parallel()

	for name, test := range map[string]struct {
		sessions map[string]status
		a, b     string
	}{
		"different":       {map[string]status{"e": "", "\u00e9": "", "f": ""}, "", ""},
		"composed or not": {map[string]status{"e\u0301": "", "\u00e9": "", "f": ""}, "e\u0301", "\u00e9"},
	} {
		if a, b := sameIDs(test.sessions); a != test.a || b != test.b {
			t.Errorf("%s: got %+q and %+q", name, a, b)
		}
	}
}

// Cancelled before or while reading: an error, never half of a result.
func TestReadFoundEndsWhenCancelled(t *testing.T) {
	t.Parallel()

	for _, after := range []time.Duration{0, 500 * time.Millisecond, 1500 * time.Millisecond} {
		synctest.Test(t, func(t *testing.T) {
			ctx, cancel := context.WithCancel(t.Context())

			if after == 0 {
				cancel()
			} else {
				time.AfterFunc(after, cancel)
			}

			s := &server{sessions: map[string][]status{"a": {"good"}, "b": {"good"}, "c": {"good"}, "d": {"good"}}}
			started := time.Now()

			found, _, err := readFound(ctx, []string{"a", "b", "c", "d"}, 2, s.read)
			if !errors.Is(err, context.Canceled) || found != nil || time.Since(started) != after {
				t.Errorf("after %s found %v, error %v", time.Since(started), found, err)
			}
		})
	}
}

func TestAwaitMany(t *testing.T) {
	t.Parallel()

	const waited = "Vendor: waited for the decision approved of the session "

	for name, test := range map[string]struct {
		sessions map[string][]status
		limit    int
		asked    int
		took     time.Duration
		failed   string // id
		err      string

		interrupted time.Duration
		deadline    time.Duration // 57 s by default
	}{
		"all there": {
			sessions: map[string][]status{"a": {"good"}, "b": {"good"}}, limit: 2, asked: 2, took: time.Second,
		},
		"one later, and all looked at once more": {
			sessions: map[string][]status{"a": {"good"}, "b": {"new", "good"}}, limit: 2, asked: 5, took: 8 * time.Second,
		},
		"one that waits holds no slot": {
			sessions: map[string][]status{"a": {"new", "new", "good"}, "b": {"good"}, "c": {"good"}, "d": {"good"}},
			limit:    1, asked: 10, took: (4 + 5 + 1 + 5 + 1 + 4) * time.Second,
		},
		"an early approval that is gone again, and comes back": {
			sessions: map[string][]status{"a": {"good", "new", "good"}, "b": {"new", "good"}},
			limit:    2, asked: 8, took: (1 + 5 + 1 + 1 + 5 + 1 + 1) * time.Second,
		},
		"an early approval that is withdrawn": {
			sessions: map[string][]status{"a": {"good", "bad"}, "b": {"new", "good"}},
			limit:    2, asked: 5, took: 8 * time.Second, failed: "a",
			err: waited + "a; the last status was bad (decision rejected)",
		},
		"one that can no longer get there": {
			sessions: map[string][]status{"a": {"new"}, "b": {"new", "bad"}}, limit: 2, asked: 4, took: 7 * time.Second,
			failed: "b", err: waited + "b; the last status was bad (decision rejected)",
		},
		"one that is missing": {
			sessions: map[string][]status{"a": {"new"}, "b": {}}, limit: 2, asked: 2, took: time.Second,
			failed: "b", err: ":  /b: 404 Not Found: c",
		},
		"down for a while": {
			sessions: map[string][]status{"a": {"good"}, "b": {"down", "down", "good"}},
			limit:    2, asked: 6, took: (1 + 5 + 1 + 5 + 1 + 1) * time.Second,
		},
		"the vendor asks to wait, about the second one": {
			sessions: map[string][]status{"a": {"new", "good"}, "b": {"busy", "good"}},
			limit:    2, asked: 4, took: (1 + 20 + 1) * time.Second,
		},
		"the vendor asks to wait, and that is over when the round is": {
			sessions: map[string][]status{"a": {"busy", "good"}, "slow": {"good"}},
			limit:    2, asked: 5, took: (40 + 5 + 1 + 40) * time.Second, deadline: time.Hour,
		},
		"deadline": {
			sessions: map[string][]status{"a": {"good"}, "b": {"new"}, "c": {"newer"}}, limit: 3, asked: 21,
			took: 57 * time.Second, failed: "b",
			err: waited + "b and of 1 more; the last status was new (decision pending); the deadline of the wait passed",
		},
		"one gets there, and another cannot": {
			sessions: map[string][]status{"a": {"new", "bad"}, "b": {"new"}}, limit: 1, asked: 3, took: 8 * time.Second,
			failed: "a", err: waited + "a; the last status was bad (decision rejected)",
		},
		"interrupted in a round that takes long": {
			sessions: map[string][]status{
				"a": {"good"}, "b": {"good"}, "slow1": {"good"}, "slow2": {"good"}, "slow3": {"good"},
			},
			limit: 1, asked: 4, took: time.Second + time.Minute, interrupted: time.Second, failed: "slow2",
			deadline: time.Hour, err: ":  : the run was cancelled",
		},
		"interrupted in the only round": {
			sessions: map[string][]status{"a": {"good"}, "b": {"good"}}, limit: 1, asked: 2, took: 2 * time.Second,
			interrupted: time.Second / 2,
		},
		"interrupted before all are looked at once more": {
			sessions: map[string][]status{"a": {"good"}, "b": {"new", "good"}}, limit: 2, asked: 3, took: 7 * time.Second,
			interrupted: 6500 * time.Millisecond, failed: "b", err: waited + "b; the last status was good (decision approved)",
		},
	} {
		synctest.Test(t, func(t *testing.T) {
			ctx, cancel := context.WithTimeout(t.Context(), cmp.Or(test.deadline, 57*time.Second))
			defer cancel()

			if test.interrupted > 0 {
				interrupted := make(chan struct{})
				time.AfterFunc(test.interrupted, func() { close(interrupted) })
				ctx = WithInterrupt(ctx, interrupted)
			}

			s := &server{sessions: maps.Clone(test.sessions)}
			ids, started := slices.Sorted(maps.Keys(test.sessions)), time.Now()

			found, err := awaitMany(ctx, vendorOfTests, &WaitFor{Decisions: []string{"approved"}}, ids, test.limit, s.read)

			if took := time.Since(started); took != test.took || len(s.asked) != test.asked {
				t.Errorf("%s: took %s, asked %d times", name, took, len(s.asked))
			}

			if test.err == "" {
				for _, id := range ids {
					if err != nil || found[id] != "good" {
						t.Errorf("%s: found %v, error %v", name, found, err)
					}
				}

				return
			}

			failure, ok := errors.AsType[*ManyError](err)
			if !ok || failure.ID != test.failed || failure.Error() != test.err || found != nil {
				t.Errorf("%s: error is %v", name, err)
			}
		})
	}
}
