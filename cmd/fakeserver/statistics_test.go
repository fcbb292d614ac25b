package main

import (
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/seed-97276580/terraform-provider-identity/internal/acctest"
	"github.com/seed-97276580/terraform-provider-identity/internal/acctest/fakes"
)

// A read is a connection, a request and, where the vendor wants one, a token request.
func TestStatistics(t *testing.T) {
	t.Parallel()

	for _, fake := range fakes.All() {
		fake.PutSession("s1", "any")

		stats := &statistics{}
		server := httptest.NewUnstartedServer(stats.wrap(fake, 0))
		server.Config.ConnState = stats.connection
		server.Start()
		t.Cleanup(server.Close)

		provider, _ := acctest.NewServer(t, fake.Environment(server.URL), nil)
		readStatus(t, provider, fake, "s1")
		readStatus(t, provider, fake, "s1")

		want := `{"connections":1,"requests":2,"tokens":0}`
		if fake.Requests()[0].Method == http.MethodPost {
			want = `{"connections":1,"requests":3,"tokens":1}`
		}

		for _, want := range []string{want, `{"connections":0,"requests":0,"tokens":0}`} {
			if _, got := do(t, http.MethodGet, server.URL+"/statistics", ""); got != want+"\n" {
				t.Errorf("%s: got %s, want %s", fake.Name, got, want)
			}
		}
	}
}
