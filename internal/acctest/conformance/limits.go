package conformance

import (
	"fmt"
	"net/http"
	"sync"
	"testing"
	"time"

	"github.com/seed-97276580/terraform-provider-identity/internal/acctest"
	"github.com/seed-97276580/terraform-provider-identity/internal/acctest/fakevendor"
	"github.com/seed-97276580/terraform-provider-identity/internal/datasources"
)

// testLimit has the vendor refuse requests for a moment.
func (s Suite) testLimit(t *testing.T) {
	fake, server := s.server(t, map[string]any{"http": map[string]any{"max_retries": 1}})

	refusal := fakevendor.Fault{Status: http.StatusTooManyRequests, Header: http.Header{"Retry-After": {"1"}}}
	fake.FailNext(refusal, refusal, refusal)

	if result := server.Read(t, s.many(), s.manyArguments("s1")); len(result.Errors) > 0 {
		t.Errorf("errors are %q", result.Errors)
	}

	fake.FailAlways(&fakevendor.Fault{Status: http.StatusTooManyRequests, Header: http.Header{"Retry-After": {"30"}}})

	arguments := s.manyArguments("s1")
	arguments["timeouts"] = map[string]any{"read": "20s"}
	matchOne(t, server.Read(t, s.many(), arguments).Errors, s.Vendor.Title+" asks for a longer wait than allowed")
}

// rationed lets so many requests through in each second of the clock, and refuses the others: what a vendor does whose
// limit is for all requests together.
type rationed struct {
	http.Handler

	perSecond int

	mu       sync.Mutex
	second   int64
	taken    int
	refusals map[string]int // by path
}

func (r *rationed) ServeHTTP(w http.ResponseWriter, req *http.Request) {
	if r.take(req.URL.Path) {
		r.Handler.ServeHTTP(w, req)

		return
	}

	w.Header().Set("Retry-After", "1")
	w.WriteHeader(http.StatusTooManyRequests)
}

// take reports whether a request is let through.
func (r *rationed) take(path string) bool {
	r.mu.Lock()
	defer r.mu.Unlock()

	if now := time.Now().Unix(); now != r.second {
		r.second, r.taken = now, 0
	}

	if r.taken == r.perSecond {
		r.refusals[path]++

		return false
	}

	r.taken++

	return true
}

// testRation reads more sessions than the vendor allows in a second. One retry is enough, and none is refused again and
// again.
func (s Suite) testRation(t *testing.T) {
	fake := s.NewFake()
	vendor := &rationed{Handler: fake, perSecond: 10, refusals: map[string]int{}}

	var ids []string

	for i := range 30 {
		ids = append(ids, fmt.Sprintf("s%d", i))
		fake.PutSession(ids[i], s.status(datasources.Approved))
	}

	server, _ := acctest.NewServer(t, fake.Environment(fakevendor.Start(t, vendor)),
		map[string]any{"http": map[string]any{"max_retries": 1}})
	result := server.Read(t, s.many(), s.manyArguments(ids...))

	if sessions, _ := result.Values["sessions"].(map[string]any); len(sessions) != len(ids) {
		t.Errorf("%d sessions, errors %q", len(sessions), result.Errors)
	}

	if len(vendor.refusals) == 0 {
		t.Error("the vendor's limit was not reached")
	}

	for path, count := range vendor.refusals {
		if count > 4 {
			t.Errorf("%s was refused %d times", path, count)
		}
	}
}
