package e2e_test

import (
	"encoding/json"
	"fmt"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// serve returns a function that starts a server for one test, and returns its address.
func serve(handler http.HandlerFunc) func(*testing.T) string {
	return func(t *testing.T) string {
		t.Helper()

		server := httptest.NewServer(handler)
		t.Cleanup(server.Close)

		return server.URL
	}
}

// serveUntrusted starts a server with a certificate that nobody trusts.
func serveUntrusted(t *testing.T) string {
	t.Helper()

	server := httptest.NewUnstartedServer(http.NotFoundHandler())
	server.Config.ErrorLog = log.New(io.Discard, "", 0)
	server.StartTLS()
	t.Cleanup(server.Close)

	return server.URL
}

// raw responds with bytes that need not be HTTP.
func raw(bytes string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		connection, _, err := http.NewResponseController(w).Hijack()
		if err != nil {
			return
		}

		_, _ = connection.Write([]byte(bytes))
		_ = connection.Close()
	}
}

// echo gives out a token, and responds to all other requests with an error whose texts have all header fields that
// came, each in a spelling of its own: what a gateway for debugging does.
func echo(spell func(text string) []string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodPost {
			_, _ = w.Write([]byte(`{"access_token": "` + personal + `", "token_type": "bearer", "expires_in": 3599}`))

			return
		}

		received := ""
		for name := range r.Header {
			received += name + ": " + r.Header.Get(name) + " "
		}

		problem := map[string]string{"code": "bad_request"}
		for i, text := range spell(received) {
			problem[[]string{"detail", "title", "code", "id"}[i]] = text
		}

		w.WriteHeader(http.StatusBadRequest)
		_ = json.NewEncoder(w).Encode(problem)
	}
}

// headers spells a text as it is.
func headers(text string) []string { return []string{text} }

// respelled spells a text as URLs, web pages and gateways do.
func respelled(text string) []string {
	var percent, html string
	for _, char := range []byte(text) {
		percent += fmt.Sprintf("%%%02x", char)
		html += fmt.Sprintf("&#%d;", char)
	}

	return []string{percent, html, strings.ToUpper(text), strings.Join(strings.Split(text, ""), "\u200b")}
}
