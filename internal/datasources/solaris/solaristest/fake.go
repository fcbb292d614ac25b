// Package solaristest is a fake of Solaris's API and token endpoint that speaks literal JSON.
package solaristest

import (
	"cmp"
	_ "embed"
	"encoding/base64"
	"fmt"
	"net/http"
	"strings"
	"sync"

	"github.com/seed-97276580/terraform-provider-identity/internal/acctest/fakevendor"
)

// The only credentials that the fake takes.
const (
	ClientID     = "fake-client-id"
	ClientSecret = "fake-client-secret"
)

// Person is the person that sessions belong to, unless SetPerson says otherwise.
const Person = "person"

// tokenPrefix begins every token, and secretURL is in every session's url, so that a test can look for them where
// they must not be.
const (
	tokenPrefix = "fake-token-"
	secretURL   = "secret-session-url"
)

//go:embed session.json
var session string

// Fake is Solaris for one test. Make it with New.
type Fake struct {
	fakevendor.Sessions

	mux http.ServeMux

	mu      sync.Mutex
	persons map[string]string // of the sessions that do not belong to Person
	tokens  int               // issued so far
	valid   map[string]bool   // tokens that the API takes
}

var _ fakevendor.Fake = (*Fake)(nil)

// New returns a fake without sessions.
func New() *Fake {
	fake := &Fake{
		Sessions: fakevendor.Sessions{Template: session, IDAt: []string{"id"}, StatusAt: []string{"status"}},
		persons:  map[string]string{},
		valid:    map[string]bool{},
	}
	fake.mux.HandleFunc("POST /oauth2/token", fake.serveToken)
	fake.mux.HandleFunc("GET /v1/persons/{person_id}/identification_sessions/{id}", fake.serveSession)
	fake.mux.HandleFunc("/", func(w http.ResponseWriter, _ *http.Request) { serveNotFound(w, "Solaris::Path") })

	return fake
}

// Environment implements fakevendor.Fake.
func (f *Fake) Environment(baseURL string) map[string]string {
	return map[string]string{
		"SOLARIS_BASE_URL":      baseURL,
		"SOLARIS_TOKEN_URL":     baseURL + "/oauth2/token",
		"SOLARIS_CLIENT_ID":     ClientID,
		"SOLARIS_CLIENT_SECRET": ClientSecret,
	}
}

// Arguments implements fakevendor.Fake.
func (f *Fake) Arguments(id string) map[string]any {
	return map[string]any{"person_id": Person, "id": id}
}

// ManyArguments implements fakevendor.Fake.
func (f *Fake) ManyArguments(ids ...string) map[string]any {
	personIDs := make(map[string]any, len(ids))
	for _, id := range ids {
		personIDs[id] = Person
	}

	return map[string]any{"person_ids": personIDs}
}

// Secrets implements fakevendor.Fake.
func (f *Fake) Secrets() []string {
	pair := base64.StdEncoding.EncodeToString([]byte(ClientID + ":" + ClientSecret))

	return []string{ClientSecret, pair, tokenPrefix, secretURL}
}

// SetPerson says which person a session belongs to.
func (f *Fake) SetPerson(id, personID string) {
	f.mu.Lock()
	defer f.mu.Unlock()

	f.persons[id] = personID
}

// ExpireTokens makes the API refuse all tokens that were issued so far.
func (f *Fake) ExpireTokens() {
	f.mu.Lock()
	defer f.mu.Unlock()

	clear(f.valid)
}

// ServeHTTP serves the token endpoint at /oauth2/token and the API at /v1.
func (f *Fake) ServeHTTP(w http.ResponseWriter, r *http.Request) { f.Serve(w, r, f.mux.ServeHTTP) }

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
	token := fmt.Sprintf("%s%d", tokenPrefix, f.tokens)
	f.valid[token] = true

	return token
}

func (f *Fake) serveSession(w http.ResponseWriter, r *http.Request) {
	id := r.PathValue("id")
	body, found := f.Body(id)
	authorized, person := f.look(r, id)

	switch {
	case !authorized:
		fakevendor.WriteJSON(w, http.StatusUnauthorized, `{"errors": [{
			"id": "fake-error-401", "status": 401, "code": "invalid_token", "title": "Invalid Token",
			"detail": "The access token is invalid or has expired."}]}`)
	case !found || person != r.PathValue("person_id"):
		serveNotFound(w, "Solaris::IdentificationSession")
	default:
		fakevendor.WriteJSON(w, http.StatusOK, body)
	}
}

// look returns whether a request has a valid token, and the person of a session.
func (f *Fake) look(r *http.Request, id string) (authorized bool, person string) {
	f.mu.Lock()
	defer f.mu.Unlock()

	return f.valid[strings.TrimPrefix(r.Header.Get("Authorization"), "Bearer ")], cmp.Or(f.persons[id], Person)
}

func serveNotFound(w http.ResponseWriter, model string) {
	fakevendor.WriteJSON(w, http.StatusNotFound, fmt.Sprintf(`{"errors": [{
		"id": "fake-error-404", "status": 404, "code": "model_not_found", "title": "Model Not Found",
		"detail": "Couldn't find '%s'."}]}`, model))
}
