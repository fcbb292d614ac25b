package fakevendor

import (
	"net/http"
	"net/http/httptest"
	"testing"
)

// mount is the path that Start serves a fake under: a client that drops the path of its base URL fails.
const mount = "/mounted/here"

// Start serves a fake on a loopback port until the test ends, and returns its base URL.
func Start(tb testing.TB, fake http.Handler) string {
	tb.Helper()

	mux := http.NewServeMux()
	mux.Handle(mount+"/", http.StripPrefix(mount, fake))

	server := httptest.NewServer(mux)
	tb.Cleanup(server.Close)

	return server.URL + mount
}
