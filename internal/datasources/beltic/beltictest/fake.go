// Package beltictest is a fake of Beltic's API that speaks literal JSON.
package beltictest

import (
	_ "embed"
	"fmt"
	"net/http"
	"sync"

	"github.com/seed-97276580/terraform-provider-identity/internal/acctest/fakevendor"
)

// APIKey is the only credential that the fake takes.
const APIKey = "sk_staging_fake-api-key"

// Account is the account that sessions belong to.
const Account = "account-1"

// personal is in every personal text of a session, and personalNumber is its personal number, so that a test can
// look for them where they must not be.
const (
	personal       = "personal-"
	personalNumber = "98.7654321"
)

//go:embed session.json
var session string

// Fake is Beltic for one test. Make it with New.
type Fake struct {
	fakevendor.Sessions

	mux http.ServeMux

	// Faults of the list. Set them before the first request.
	IgnoresFilters  bool // what a vendor does with a parameter that it has renamed
	PagesOf         int  // at most so many items, 0 for as many as were asked for: what a vendor does that caps pages
	SaysNothing     bool // of the next page, neither in links nor in meta: what a list does that shows its first page only
	LeavesOutTheEnd bool // no links.next on the last page, as JSON:API allows, and nothing in meta

	mu    sync.Mutex
	items map[string]item // what lists have of a session, by the session's JSON: parsing it takes most of the time
}

var _ fakevendor.Fake = (*Fake)(nil)

// New returns a fake without sessions.
func New() *Fake {
	fake := &Fake{
		Sessions: fakevendor.Sessions{
			Template: session,
			IDAt:     []string{"data", "id"},
			StatusAt: []string{"data", "attributes", "status"},
		},
		items: map[string]item{},
	}
	fake.mux.HandleFunc("GET /v1/identity/sessions", fake.serveList)
	fake.mux.HandleFunc("GET /v1/identity/sessions/{id}", fake.serveSession)
	fake.mux.HandleFunc("/", serveNotFound)

	return fake
}

// Environment implements fakevendor.Fake.
func (f *Fake) Environment(baseURL string) map[string]string {
	return map[string]string{"BELTIC_BASE_URL": baseURL, "BELTIC_API_KEY": APIKey}
}

// Arguments implements fakevendor.Fake.
func (f *Fake) Arguments(id string) map[string]any { return map[string]any{"id": id} }

// ManyArguments implements fakevendor.Fake.
func (f *Fake) ManyArguments(ids ...string) map[string]any {
	list := make([]any, 0, len(ids))
	for _, id := range ids {
		list = append(list, id)
	}

	return map[string]any{"ids": list}
}

// Secrets implements fakevendor.Fake.
func (f *Fake) Secrets() []string { return []string{APIKey, personal, personalNumber} }

// ServeHTTP serves the API at /v1.
func (f *Fake) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	f.Serve(w, r, func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("X-Api-Key") != APIKey {
			serveError(w, http.StatusUnauthorized, "unauthorized", "The API key is not valid.")

			return
		}

		f.mux.ServeHTTP(w, r)
	})
}

func (f *Fake) serveSession(w http.ResponseWriter, r *http.Request) {
	if body, found := f.Body(r.PathValue("id")); found {
		fakevendor.WriteJSON(w, http.StatusOK, body)
	} else {
		serveNotFound(w, r)
	}
}

func serveNotFound(w http.ResponseWriter, _ *http.Request) {
	serveError(w, http.StatusNotFound, "not_found", "There is no such resource.")
}

// serveError responds in the form of JSON:API, the likeliest one for an API that documents no error body.
func serveError(w http.ResponseWriter, status int, code, detail string) {
	fakevendor.WriteJSON(w, status, fmt.Sprintf(
		`{"errors": [{"id": "fake-error-%d", "status": "%d", "code": %q, "title": %q, "detail": %q}]}`,
		status, status, code, http.StatusText(status), detail))
}
