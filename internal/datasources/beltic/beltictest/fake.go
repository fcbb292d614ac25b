// Package beltictest is a fake of Beltic's API that speaks literal JSON.
package beltictest

import (
	_ "embed"
	"fmt"
	"net/http"
	"sync"

	"github.com/seed-97276580/terraform-provider-identity/internal/datasources/fakevendor"
)

// APIKey is the only credential that the fake takes.
const APIKey = "sk_staging_fake-api-key"

// Secret stands in every personal text of a session, and SecretNumber is its personal number, so that a
// test can look for them where they must not be.
const (
	Secret       = "personal-"
	SecretNumber = "98.7654321"
)

//go:embed session.json
var session string

// SessionJSON returns a session with all members, no two of them alike.
func SessionJSON(id, status string) string {
	return fakevendor.Set(fakevendor.Set(session, id, "data", "id"), status, "data", "attributes", "status")
}

// Fake is Beltic for one test. Make it with New.
type Fake struct {
	fakevendor.Switchboard

	mux http.ServeMux

	mu       sync.Mutex
	sessions map[string]string
	items    map[string]item // what of them is in lists
}

// New returns a fake without sessions.
func New() *Fake {
	fake := &Fake{sessions: map[string]string{}, items: map[string]item{}}
	fake.mux.HandleFunc("GET /v1/identity/sessions", fake.serveList)
	fake.mux.HandleFunc("GET /v1/identity/sessions/{id}", fake.serveSession)
	fake.mux.HandleFunc("/", serveNotFound)

	return fake
}

// PutSession stores a session: literal JSON that has an id.
func (f *Fake) PutSession(body string) {
	f.PutAnswer(fakevendor.Get(body, "data", "id"), body)
}

// PutAnswer stores any text as the answer for a session.
func (f *Fake) PutAnswer(id, body string) {
	f.mu.Lock()
	defer f.mu.Unlock()

	f.put(id, body)
}

func (f *Fake) put(id, body string) {
	f.sessions[id] = body

	if listed, ok := newItem(id, body); ok {
		f.items[id] = listed
	}
}

// SetStatus changes the status of a session, and reports whether there is one with the id.
func (f *Fake) SetStatus(id, status string) bool {
	f.mu.Lock()
	defer f.mu.Unlock()

	body, found := f.sessions[id]
	if found {
		f.put(id, fakevendor.Set(body, status, "data", "attributes", "status"))
	}

	return found
}

// Forget removes all sessions.
func (f *Fake) Forget() {
	f.mu.Lock()
	defer f.mu.Unlock()

	clear(f.sessions)
	clear(f.items)
}

// ServeHTTP serves the API at /v1.
func (f *Fake) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	f.Handle(w, r, func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("X-Api-Key") != APIKey {
			serveError(w, http.StatusUnauthorized, "unauthorized", "The API key is not valid.")

			return
		}

		f.mux.ServeHTTP(w, r)
	})
}

func (f *Fake) serveSession(w http.ResponseWriter, r *http.Request) {
	f.mu.Lock()
	body, found := f.sessions[r.PathValue("id")]
	f.mu.Unlock()

	if !found {
		serveNotFound(w, r)

		return
	}

	fakevendor.WriteJSON(w, http.StatusOK, body)
}

func serveNotFound(w http.ResponseWriter, _ *http.Request) {
	serveError(w, http.StatusNotFound, "not_found", "There is no such resource.")
}

// serveError answers in the form of JSON:API, the likeliest one for an API that documents no error body.
func serveError(w http.ResponseWriter, status int, code, detail string) {
	fakevendor.WriteJSON(w, status, fmt.Sprintf(
		`{"errors": [{"id": "fake-error-%d", "status": "%d", "code": %q, "title": %q, "detail": %q}]}`,
		status, status, code, http.StatusText(status), detail))
}
