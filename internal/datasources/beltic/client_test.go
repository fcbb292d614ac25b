package beltic_test

import (
	"errors"
	"net/http"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/seed-97276580/terraform-provider-identity/internal/acctest"
	"github.com/seed-97276580/terraform-provider-identity/internal/apiclient"
	"github.com/seed-97276580/terraform-provider-identity/internal/datasources"
	"github.com/seed-97276580/terraform-provider-identity/internal/datasources/beltic"
	"github.com/seed-97276580/terraform-provider-identity/internal/datasources/beltic/beltictest"
	"github.com/seed-97276580/terraform-provider-identity/internal/datasources/fakevendor"
)

// newClient returns the client that a provider with the environment would use, without retries.
func newClient(t *testing.T, env acctest.Env) *beltic.Client {
	t.Helper()

	policy := apiclient.DefaultPolicy("test-agent")
	policy.MaxRetries = 0

	client, diags := beltic.Vendor().Configure(t.Context(), types.ObjectNull(nil), env.Get, datasources.Options{HTTP: policy})
	if diags.HasError() {
		t.Fatal(diags)
	}

	return client.(*beltic.Client) //nolint:forcetypeassert // a panic fails the test too
}

func TestClientSendsTheKey(t *testing.T) {
	t.Parallel()

	fake, env := setUp(t)
	fake.PutSession(beltictest.SessionJSON("s1", "approved"))

	if _, err := newClient(t, env).Session(t.Context(), "s1"); err != nil {
		t.Fatal(err)
	}

	want := [][]string{{"GET", "/v1/identity/sessions/s1", beltictest.APIKey, "test-agent"}}

	var got [][]string
	for _, r := range fake.Requests() {
		got = append(got, []string{r.Method, r.Path, r.Header.Get("X-Api-Key"), r.Header.Get("User-Agent")})
	}

	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("requests (-want +got):\n%s", diff)
	}
}

func TestClientEscapesIDs(t *testing.T) {
	t.Parallel()

	fake, env := setUp(t)
	fake.PutSession(beltictest.SessionJSON("a/../b%2fc d?e#f", "approved"))

	if _, err := newClient(t, env).Session(t.Context(), "a/../b%2fc d?e#f"); err != nil {
		t.Fatal(err)
	}

	want := "/v1/identity/sessions/a%2F..%2Fb%252fc%20d%3Fe%23f"
	if got := fake.Requests()[0].Path; got != want {
		t.Errorf("path is %s, want %s", got, want)
	}
}

// The forms that an error may have: no identity endpoint documents one.
func TestClientReadsLikelyErrors(t *testing.T) {
	t.Parallel()

	for form, test := range map[string]struct {
		answer string
		want   apiclient.Problem
	}{
		"JSON:API": {
			`{"errors": [{"status": "422", "code": "c1", "title": "t1", "detail": "d1", "meta": {}}]}`,
			apiclient.Problem{Code: "c1", Title: "t1", Detail: "d1"},
		},
		"credentials API": {
			`{"error": {"code": "c1", "message": "m1", "details": {}, "request_id": "r1"}}`,
			apiclient.Problem{Code: "c1", Detail: "m1", ID: "r1"},
		},
		"top level": {
			`{"code": "c1", "message": "m1", "request_id": "r1"}`,
			apiclient.Problem{Code: "c1", Detail: "m1", ID: "r1"},
		},
	} {
		t.Run(form, func(t *testing.T) {
			t.Parallel()

			fake, env := setUp(t)
			fake.FailNext(fakevendor.Fault{Status: http.StatusUnprocessableEntity, Body: test.answer})

			_, err := newClient(t, env).Session(t.Context(), "s1")

			want := &apiclient.Error{
				Vendor:   "Beltic",
				Method:   http.MethodGet,
				Path:     "/mounted/here/v1/identity/sessions/s1",
				Status:   http.StatusUnprocessableEntity,
				Problem:  test.want,
				Attempts: 1,
			}

			got, _ := errors.AsType[*apiclient.Error](err)
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("error (-want +got):\n%s", diff)
			}
		})
	}
}

// An answer of the wrong shape is named by its JSON path, without the value.
func TestClientNamesThePathOfAWrongType(t *testing.T) {
	t.Parallel()

	for answer, want := range map[string]string{
		`[]`: "the answer's top level is an array where an object was expected",
		`{"data": {"id": "s1", "attributes": {"person": {"name": {"first": 4711}}}}}`:                             "data.attributes.person.name.first is a number where a string was expected",
		`{"data": {"id": "s1", "attributes": {"business": {"shareholders": [{"percentage_of_share": "4711"}]}}}}`: "data.attributes.business.shareholders.0.percentage_of_share is a string where a number was expected",
		`{"data": {"id": "s1", "attributes": {"business": {"shareholders": {"name": "4711"}}}}}`:                  "data.attributes.business.shareholders is an object where an array was expected",
		`{"data": {"id": "s1", "attributes": {"identity_numbers": "4711"}}}`:                                      "data.attributes.identity_numbers is a string where an object was expected",
		`{"data": {"id": "s1", "attributes": {"identity_numbers": {"number": 4711}}}}`:                            "data.attributes.identity_numbers.number is a number where a string was expected",
		`{"data": {"id": "s1", "attributes": {"identity_numbers": [{"number": 4711}]}}}`:                          "data.attributes.identity_numbers.0.number is a number where a string was expected",
		`{"data": {"id": "s1", "attributes": {"identity_numbers": [null]}}}`:                                      "data.attributes.identity_numbers is an array where an object was expected",
		`{"data": {"id": "s1", "attributes": {"identity_numbers": []}}}`:                                          "data.attributes.identity_numbers is an array where an object was expected",
		`{"data": {"id": "s1", "attributes": {"identity_numbers": [{"number": "4711"}, {"number": "4711"}]}}}`:    "data.attributes.identity_numbers is an array where an object was expected",
		`{"data": {"id": "s1", "attributes": {"behavior_analysis": {"devtools_open": 4711, "bot_score": 4711}}}}`: "data.attributes.behavior_analysis.devtools_open is a number where a boolean was expected",
		`{"data": {"id": "s1", "attributes": {"behavior_analysis": {"bot_score": 4711e4711471147}}}}`:             "data.attributes.behavior_analysis.bot_score is a number out of range",
		`{"data": {"id": "s1", "attributes": {"status": "declined", "status": "approved"}}}`:                      "data.attributes.status stands twice",
		`{"data": {"id": "s1", "relationships": {"account": {"data": [4711]}}}}`:                                  "data.relationships.account.data is an array where an object was expected",
	} {
		t.Run(want, func(t *testing.T) {
			t.Parallel()

			fake, env := setUp(t)
			fake.PutAnswer("s1", answer)

			_, err := newClient(t, env).Session(t.Context(), "s1")

			wholeText := "Beltic: GET /mounted/here/v1/identity/sessions/s1: 200 OK: " + want + " (1 attempt)"
			if err == nil || err.Error() != wholeText {
				t.Errorf("error is  %v\nwant      %s", err, wholeText)
			}
		})
	}
}
