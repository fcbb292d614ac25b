package main

import (
	"net/http"
	"net/http/httptest"
	"testing"
)

func TestStatistics(t *testing.T) {
	t.Parallel()

	stats := &statistics{}
	server := httptest.NewUnstartedServer(stats.wrap(newHandler(0), 0))
	server.Config.ConnState = stats.connection
	server.Start()
	t.Cleanup(server.Close)

	// A connection for each request, those for the statistics included, which count for nothing.
	server.Client().Transport.(*http.Transport).DisableKeepAlives = true //nolint:forcetypeassert // a panic fails the test too

	do(t, server, http.MethodGet, "/beltic/v1/identity/sessions/approved", "")
	do(t, server, http.MethodGet, "/beltic/v1/identity/sessions/approved", "")
	do(t, server, http.MethodPost, "/solaris/oauth2/token", "")

	for _, want := range []string{`{"connections":3,"requests":3,"tokens":1}`, `{"connections":0,"requests":0,"tokens":0}`} {
		if _, got := do(t, server, http.MethodGet, "/statistics", ""); got != want+"\n" {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}
