// Package solaristest is a fake of Solaris's API and token endpoint that speaks literal JSON.
package solaristest

import (
	_ "embed"
	"fmt"
	"net/http"
	"sync"

	"github.com/seed-97276580/terraform-provider-identity/internal/datasources/fakevendor"
)

// The only credentials that the fake takes.
const (
	ClientID     = "fake-client-id"
	ClientSecret = "fake-client-secret"
)

// TokenPrefix begins every token that the fake gives.
const TokenPrefix = "fake-token-"

// Secret stands in every session's url, so that a test can look for it where it must not be.
const Secret = "secret-session-url"

//go:embed session.json
var session string

// SessionJSON returns a session with all members, no two of them alike.
func SessionJSON(id, status string) string {
	return fakevendor.Set(fakevendor.Set(session, id, "id"), status, "status")
}

// Fake is Solaris for one test. Make it with New.
type Fake struct {
	fakevendor.Switchboard

	mux http.ServeMux

	mu       sync.Mutex
	sessions map[sessionKey]string
	tokens   int             // issued so far
	valid    map[string]bool // tokens that the API takes
}

type sessionKey struct{ personID, id string }

// New returns a fake without sessions.
func New() *Fake {
	fake := &Fake{sessions: map[sessionKey]string{}, valid: map[string]bool{}}
	fake.mux.HandleFunc("POST /oauth2/token", fake.serveToken)
	fake.mux.HandleFunc("GET /v1/persons/{person_id}/identification_sessions/{id}", fake.serveSession)
	fake.mux.HandleFunc("/", fake.serveUnknownPath)

	return fake
}

// PutSession stores a session of a person: literal JSON that has an id, or is to be served under the id "".
func (f *Fake) PutSession(personID, body string) {
	f.PutAnswer(personID, fakevendor.Get(body, "id"), body)
}

// PutAnswer stores any text as the answer for a session.
func (f *Fake) PutAnswer(personID, id, body string) {
	f.mu.Lock()
	defer f.mu.Unlock()

	f.sessions[sessionKey{personID, id}] = body
}

// SetStatus changes the status of every session with the id, and reports whether there is one.
func (f *Fake) SetStatus(id, status string) bool {
	f.mu.Lock()
	defer f.mu.Unlock()

	found := false

	for key, body := range f.sessions {
		if key.id == id {
			f.sessions[key] = fakevendor.Set(body, status, "status")
			found = true
		}
	}

	return found
}

// Forget removes all sessions.
func (f *Fake) Forget() {
	f.mu.Lock()
	defer f.mu.Unlock()

	clear(f.sessions)
}

// ExpireTokens makes the API refuse all tokens that were issued so far.
func (f *Fake) ExpireTokens() {
	f.mu.Lock()
	defer f.mu.Unlock()

	clear(f.valid)
}

// ServeHTTP serves the token endpoint at /oauth2/token and the API at /v1.
func (f *Fake) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	f.Handle(w, r, f.mux.ServeHTTP)
}

func (f *Fake) serveToken(w http.ResponseWriter, r *http.Request) {
	id, secret, _ := r.BasicAuth()

	switch {
	case id != ClientID || secret != ClientSecret:
		fakevendor.WriteJSON(w, http.StatusUnauthorized,
			`{"error": "invalid_client", "error_description": "Client authentication failed."}`)
	case r.PostFormValue("grant_type") != "client_credentials":
		fakevendor.WriteJSON(w, http.StatusBadRequest, `{"error": "unsupported_grant_type"}`)
	case r.PostFormValue("scope") != "partners":
		fakevendor.WriteJSON(w, http.StatusBadRequest, `{"error": "invalid_scope"}`)
	default:
		fakevendor.WriteJSON(w, http.StatusOK, fmt.Sprintf(
			`{"access_token": %q, "expires_in": 3599, "scope": "partners", "token_type": "bearer"}`, f.issueToken()))
	}
}

func (f *Fake) issueToken() string {
	f.mu.Lock()
	defer f.mu.Unlock()

	f.tokens++
	token := fmt.Sprintf("%s%d", TokenPrefix, f.tokens)
	f.valid[token] = true

	return token
}

func (f *Fake) serveSession(w http.ResponseWriter, r *http.Request) {
	f.mu.Lock()
	authorized := f.valid[bearer(r)]
	body, found := f.sessions[sessionKey{r.PathValue("person_id"), r.PathValue("id")}]
	f.mu.Unlock()

	switch {
	case !authorized:
		fakevendor.WriteJSON(w, http.StatusUnauthorized, `{"errors": [{
			"id": "fake-error-401", "status": 401, "code": "invalid_token", "title": "Invalid Token",
			"detail": "The access token is invalid or has expired."}]}`)
	case !found:
		serveNotFound(w, "Solaris::IdentificationSession")
	default:
		fakevendor.WriteJSON(w, http.StatusOK, body)
	}
}

func (f *Fake) serveUnknownPath(w http.ResponseWriter, _ *http.Request) {
	serveNotFound(w, "Solaris::Path")
}

func serveNotFound(w http.ResponseWriter, model string) {
	fakevendor.WriteJSON(w, http.StatusNotFound, fmt.Sprintf(`{"errors": [{
		"id": "fake-error-404", "status": 404, "code": "model_not_found", "title": "Model Not Found",
		"detail": "Couldn't find '%s'."}]}`, model))
}

func bearer(r *http.Request) string {
	var token string
	_, _ = fmt.Sscanf(r.Header.Get("Authorization"), "Bearer %s", &token)

	return token
}
