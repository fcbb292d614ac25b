package main

import (
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/seed-97276580/terraform-provider-identity/internal/acctest"
	"github.com/seed-97276580/terraform-provider-identity/internal/acctest/fakes"
)

// start serves all fakes, and returns their origin and the environment that the instructions export.
func start(t *testing.T, many int) (origin string, env acctest.Env) {
	t.Helper()

	all := fakes.All()

	server := httptest.NewServer(newHandler(all, many))
	t.Cleanup(server.Close)

	env = acctest.Env{}

	for line := range strings.Lines(instructions(server.URL, all)) {
		if variable, ok := strings.CutPrefix(strings.TrimSpace(line), "export "); ok {
			name, value, _ := strings.Cut(variable, "=")
			env[name] = value
		}
	}

	return server.URL, env
}

// do sends a request, and returns status and body.
func do(t *testing.T, method, address, body string) (int, string) {
	t.Helper()

	req, err := http.NewRequestWithContext(t.Context(), method, address, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}

	resp, err := http.DefaultClient.Do(req)
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

// readStatus reads a session through the provider.
func readStatus(t *testing.T, server *acctest.Server, fake fakes.Fake, id string) any {
	t.Helper()

	result := server.Read(t, fake.One(), fake.Arguments(id))
	if len(result.Errors) > 0 {
		t.Error(result.Errors)
	}

	return result.Values["status"]
}

// A provider with the exported environment reads a session for each status, and as many more as were asked for.
func TestASessionForEachStatus(t *testing.T) {
	t.Parallel()

	_, env := start(t, 2)
	server, _ := acctest.NewServer(t, env, nil)

	for _, fake := range fakes.All() {
		for _, status := range fake.Decisions.Statuses() {
			if got := readStatus(t, server, fake, status); got != status {
				t.Errorf("%s: session %s has the status %q", fake.Name, status, got)
			}
		}

		if got := readStatus(t, server, fake, "many-1"); got != fake.Approved() {
			t.Errorf("%s: session many-1 has the status %q", fake.Name, got)
		}
	}
}

func TestControl(t *testing.T) {
	t.Parallel()

	const usage = "send the new status as the body, for example: curl -X PUT -d expired …\n"

	origin, env := start(t, 0)
	server, _ := acctest.NewServer(t, env, nil)

	for _, fake := range fakes.All() {
		approved := fake.Approved()

		for _, test := range []struct {
			id, body string
			status   int
			response string
		}{
			{approved, "expired\n", http.StatusOK, "session \"" + approved + "\" is now \"expired\"\n"},
			{approved, "brand_new", http.StatusOK, "session \"" + approved + "\" is now \"brand_new\"\n" +
				fake.Title + " does not document this status: the decision is \"unknown\"\n"},
			{"nothing", "expired", http.StatusNotFound, "there is no session \"nothing\"\n"},
			{approved, " ", http.StatusBadRequest, usage},
			{approved, strings.Repeat("x", maxStatus+1), http.StatusBadRequest, usage},
		} {
			status, response := do(t, http.MethodPut, origin+"/control/"+fake.Name+"/"+test.id, test.body)
			if status != test.status || response != test.response {
				t.Errorf("%s, %s: got %d %s", fake.Name, test.id, status, response)
			}
		}

		if got := readStatus(t, server, fake, approved); got != "brand_new" {
			t.Errorf("%s: the status of the session is %q", fake.Name, got)
		}
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
