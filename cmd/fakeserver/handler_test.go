package main

import (
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/seed-97276580/terraform-provider-identity/internal/datasources/beltic"
	"github.com/seed-97276580/terraform-provider-identity/internal/datasources/beltic/beltictest"
	"github.com/seed-97276580/terraform-provider-identity/internal/datasources/fakevendor"
	"github.com/seed-97276580/terraform-provider-identity/internal/datasources/solaris"
)

// do sends a request with Beltic's key and returns status and body.
func do(t *testing.T, server *httptest.Server, method, path, body string) (int, string) {
	t.Helper()

	req, err := http.NewRequestWithContext(t.Context(), method, server.URL+path, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}

	req.Header.Set("X-Api-Key", beltictest.APIKey)

	resp, err := server.Client().Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()

	text, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}

	return resp.StatusCode, string(text)
}

func TestASessionForEachStatus(t *testing.T) {
	t.Parallel()

	server := httptest.NewServer(newHandler(0))
	t.Cleanup(server.Close)

	for _, id := range beltic.Decisions.Statuses() {
		_, body := do(t, server, http.MethodGet, "/beltic/v1/identity/sessions/"+id, "")
		if status := fakevendor.Get(body, "data", "attributes", "status"); status != id {
			t.Errorf("session %s has the status %q", id, status)
		}
	}

	// Solaris wants a token first: that the sessions are there shows in changing them.
	for _, id := range solaris.Decisions.Statuses() {
		if status, answer := do(t, server, http.MethodPut, "/control/solaris/"+id, id); status != http.StatusOK {
			t.Errorf("session %s: %s", id, answer)
		}
	}
}

func TestControl(t *testing.T) {
	t.Parallel()

	server := httptest.NewServer(newHandler(0))
	t.Cleanup(server.Close)

	for _, test := range []struct {
		path, body string
		status     int
		answer     string
	}{
		{"/control/beltic/approved", "declined\n", 200, "session approved is now declined\n"},
		{"/control/solaris/successful", "brand_new", 200, "session successful is now brand_new\n"},
		{"/control/beltic/nothing", "declined", 404, "there is no session nothing\n"},
		{"/control/beltic/approved", " ", 400, "send the new status as the body, for example: curl -X PUT -d expired …\n"},
		{"/control/beltic/approved", strings.Repeat("x", maxStatus+1), 400, "send the new status as the body, for example: curl -X PUT -d expired …\n"},
	} {
		status, answer := do(t, server, http.MethodPut, test.path, test.body)
		if status != test.status || answer != test.answer {
			t.Errorf("%s: got %d %s", test.path, status, answer)
		}
	}

	_, body := do(t, server, http.MethodGet, "/beltic/v1/identity/sessions/approved", "")
	if status := fakevendor.Get(body, "data", "attributes", "status"); status != "declined" {
		t.Errorf("the session's status is %q", status)
	}
}

func TestListenRefusesOtherMachines(t *testing.T) {
	t.Parallel()

	for _, addr := range []string{"0.0.0.0:0", ":0", "192.0.2.1:0", "localhost", "example.com:80"} {
		if listener, err := listen(t.Context(), addr); err == nil {
			t.Errorf("%s: listens on %s", addr, listener.Addr())
		}
	}
}
