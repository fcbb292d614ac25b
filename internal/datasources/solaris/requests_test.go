package solaris_test

import (
	"encoding/json"
	"os"
	"strconv"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/seed-97276580/terraform-provider-identity/internal/acctest"
	"github.com/seed-97276580/terraform-provider-identity/internal/acctest/fakevendor"
)

// The secret goes to the token endpoint and nowhere else, once, and the token to the API.
func TestSecretGoesToTheTokenEndpointOnly(t *testing.T) {
	t.Parallel()

	fake, server := setUp(t)

	for range 2 {
		if result := read(t, server, "person", "s1"); len(result.Errors) > 0 {
			t.Fatal(result.Errors)
		}
	}

	basic := "Basic ZmFrZS1jbGllbnQtaWQ6ZmFrZS1jbGllbnQtc2VjcmV0"
	session, agent := "/v1/persons/person/identification_sessions/s1", "terraform-provider-identity/test"

	want := [][]string{
		{"POST", "/oauth2/token", basic, agent},
		{"GET", session, "Bearer fake-token-1", agent},
		{"GET", session, "Bearer fake-token-1", agent},
	}

	var got [][]string
	for _, r := range fake.Requests() {
		got = append(got, []string{r.Method, r.Path, r.Header.Get("Authorization"), r.Header.Get("User-Agent")})
	}

	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("requests (-want +got):\n%s", diff)
	}
}

// A token that Solaris does not take any more is replaced, and the read goes on.
func TestExpiredTokenIsReplaced(t *testing.T) {
	t.Parallel()

	fake, server := setUp(t)

	for range 2 {
		if result := read(t, server, "person", "s1"); len(result.Errors) > 0 {
			t.Error(result.Errors)
		}

		fake.ExpireTokens()
	}

	if requests := fake.Requests(); len(requests) != 5 { // token, session; session refused, token, session
		t.Errorf("%d requests", len(requests))
	}
}

func TestPathIsEscaped(t *testing.T) {
	t.Parallel()

	fake, server := setUp(t)
	read(t, server, "p/1", "a/..b%2fc d?e#f")

	want := "/v1/persons/p%2F1/identification_sessions/a%2F..b%252fc%20d%3Fe%23f"
	if got := fake.Requests()[1].Path; got != want {
		t.Errorf("path is %s, want %s", got, want)
	}
}

// Both documented forms of an error: the object alone, and in a list.
func TestDocumentedErrors(t *testing.T) {
	t.Parallel()

	text, err := os.ReadFile("testdata/errors.json")
	if err != nil {
		t.Fatal(err)
	}

	var documented map[string]json.RawMessage
	if err := json.Unmarshal(text, &documented); err != nil {
		t.Fatal(err)
	}

	want := map[string]string{
		"400": "400 Bad Request: build_pagination_headers_failure: Failed to build pagination headers: " +
			"Cannot connect to database (1 attempt, error id a95f2aaf-4e0c-4d49-8021-8a16a884ed86)",
		"403": "403 Forbidden: unauthorized_action: Unauthorized Action: Unauthorized action is not allowed " +
			"(1 attempt, error id a95f2aaf-4e0c-4d49-8021-8a16a884ed86)",
		"500": "500 Internal Server Error: generic_error: Generic Error: There was an error " +
			"(1 attempt, error id e8915041-9d8c-4d96-9dd1-04e8522ecdbf)",
	}

	for status, body := range documented {
		for form, response := range map[string]string{
			"flat":    string(body),
			"wrapped": `{"errors": [` + string(body) + `]}`,
		} {
			fake, server := setUp(t)
			code, _ := strconv.Atoi(status)
			// The token request is the first one.
			fake.FailNext(fakevendor.Pass(), fakevendor.Fault{Status: code, Body: response})

			errors := read(t, server, "person", "s1").Errors
			if len(errors) != 1 || !acctest.Message(want[status]).MatchString(errors[0]) {
				t.Errorf("%s %s: errors are %q, want %s", status, form, errors, want[status])
			}
		}
	}
}
