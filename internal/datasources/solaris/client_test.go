package solaris_test

import (
	"encoding/json"
	"errors"
	"net/http"
	"os"
	"strconv"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/seed-97276580/terraform-provider-identity/internal/acctest"
	"github.com/seed-97276580/terraform-provider-identity/internal/apiclient"
	"github.com/seed-97276580/terraform-provider-identity/internal/datasources"
	"github.com/seed-97276580/terraform-provider-identity/internal/datasources/fakevendor"
	"github.com/seed-97276580/terraform-provider-identity/internal/datasources/solaris"
	"github.com/seed-97276580/terraform-provider-identity/internal/datasources/solaris/solaristest"
)

// newClient returns the client that a provider with the environment would use, without retries.
func newClient(t *testing.T, env acctest.Env) *solaris.Client {
	t.Helper()

	policy := apiclient.DefaultPolicy("test-agent")
	policy.MaxRetries = 0

	client, diags := solaris.Vendor().Configure(t.Context(), types.ObjectNull(nil), env.Get, datasources.Options{HTTP: policy})
	if diags.HasError() {
		t.Fatal(diags)
	}

	return client.(*solaris.Client) //nolint:forcetypeassert // a panic fails the test too
}

func TestClientSendsTheSecretToTheTokenEndpointOnly(t *testing.T) {
	t.Parallel()

	fake, env := setUp(t)
	fake.PutSession("person", solaristest.SessionJSON("s1", "successful"))

	client := newClient(t, env)
	for range 2 {
		if _, err := client.Session(t.Context(), "person", "s1"); err != nil {
			t.Fatal(err)
		}
	}

	basic := "Basic ZmFrZS1jbGllbnQtaWQ6ZmFrZS1jbGllbnQtc2VjcmV0"
	session := "/v1/persons/person/identification_sessions/s1"

	want := [][]string{
		{"POST", "/oauth2/token", basic, "test-agent"},
		{"GET", session, "Bearer fake-token-1", "test-agent"},
		{"GET", session, "Bearer fake-token-1", "test-agent"},
	}

	var got [][]string
	for _, r := range fake.Requests() {
		got = append(got, []string{r.Method, r.Path, r.Header.Get("Authorization"), r.Header.Get("User-Agent")})
	}

	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("requests (-want +got):\n%s", diff)
	}
}

// A token that Solaris has forgotten is replaced, and the read goes on.
func TestClientReplacesAnExpiredToken(t *testing.T) {
	t.Parallel()

	fake, env := setUp(t)
	fake.PutSession("person", solaristest.SessionJSON("s1", "successful"))

	client := newClient(t, env)

	for range 2 {
		if _, err := client.Session(t.Context(), "person", "s1"); err != nil {
			t.Error(err)
		}

		fake.ExpireTokens()
	}

	if requests := fake.Requests(); len(requests) != 5 { // token, session; session refused, token, session
		t.Errorf("%d requests", len(requests))
	}
}

func TestClientEscapesIDs(t *testing.T) {
	t.Parallel()

	fake, env := setUp(t)
	fake.PutSession("p/1", solaristest.SessionJSON("a/../b%2fc d?e#f", "successful"))

	if _, err := newClient(t, env).Session(t.Context(), "p/1", "a/../b%2fc d?e#f"); err != nil {
		t.Fatal(err)
	}

	want := "/v1/persons/p%2F1/identification_sessions/a%2F..%2Fb%252fc%20d%3Fe%23f"
	if got := fake.Requests()[1].Path; got != want {
		t.Errorf("path is %s, want %s", got, want)
	}
}

// Both documented forms of an error answer: the object alone, and in a list.
func TestClientReadsDocumentedErrors(t *testing.T) {
	t.Parallel()

	text, err := os.ReadFile("testdata/errors.json")
	if err != nil {
		t.Fatal(err)
	}

	var documented map[string]json.RawMessage
	if err := json.Unmarshal(text, &documented); err != nil {
		t.Fatal(err)
	}

	problems := map[string]apiclient.Problem{
		"400": {
			ID: "a95f2aaf-4e0c-4d49-8021-8a16a884ed86", Code: "build_pagination_headers_failure",
			Title: "Failed to build pagination headers.", Detail: "Cannot connect to database.",
		},
		"403": {
			ID: "a95f2aaf-4e0c-4d49-8021-8a16a884ed86", Code: "unauthorized_action",
			Title: "Unauthorized Action", Detail: "Unauthorized action is not allowed.",
		},
		"500": {
			ID: "e8915041-9d8c-4d96-9dd1-04e8522ecdbf", Code: "generic_error",
			Title: "Generic Error", Detail: "There was an error.",
		},
	}

	for status, body := range documented {
		for form, answer := range map[string]string{
			"flat":    string(body),
			"wrapped": `{"errors": [` + string(body) + `]}`,
		} {
			t.Run(status+" "+form, func(t *testing.T) {
				t.Parallel()

				fake, env := setUp(t)
				code, _ := strconv.Atoi(status)
				// The token request is the first one.
				fake.FailNext(fakevendor.Pass(), fakevendor.Fault{Status: code, Body: answer})

				_, err := newClient(t, env).Session(t.Context(), "person", "s1")

				want := &apiclient.Error{
					Vendor:   "Solaris",
					Method:   http.MethodGet,
					Path:     "/mounted/here/v1/persons/person/identification_sessions/s1",
					Status:   code,
					Problem:  problems[status],
					Attempts: 1,
				}
				got, _ := errors.AsType[*apiclient.Error](err)
				if diff := cmp.Diff(want, got); diff != "" {
					t.Errorf("error (-want +got):\n%s", diff)
				}
			})
		}
	}
}
