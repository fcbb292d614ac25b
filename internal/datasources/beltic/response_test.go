package beltic_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/seed-97276580/terraform-provider-identity/internal/acctest"
	"github.com/seed-97276580/terraform-provider-identity/internal/acctest/fakevendor"
	"github.com/seed-97276580/terraform-provider-identity/internal/datasources/beltic/beltictest"
)

// What is empty stays empty, what is absent or null is null, and the envelope's words are not in state.
func TestMapping(t *testing.T) {
	t.Parallel()

	for name, test := range map[string]struct {
		body string
		at   string
		want any
	}{
		"meta and links are JSON text": {
			body: `{"data": {"id": "s1"}, "meta": {"a": [1, null]}, "links": {}}`,
			at:   "meta",
			want: `{"a":[1,null]}`,
		},
		"relationships without data, with null and with an empty list": {
			body: `{"data": {"id": "s1", "relationships": {
				"account": {}, "business": {"data": null},
				"documents": {"data": [{"type": "document/idv", "id": "d1"}, null]},
				"session_devices": {"data": []}, "verifications": {"data": null}}}}`,
			at: "relationships",
			want: map[string]any{
				"account": nil, "business": nil,
				"documents":       []any{map[string]any{"type": "document/idv", "id": "d1"}, nil},
				"session_devices": []any{}, "verifications": nil,
			},
		},
		"empty list of shareholders": {
			body: `{"data": {"id": "s1", "attributes": {"business": {"shareholders": []}}}}`,
			at:   "business",
			want: map[string]any{"legal_name": nil, "registration_date": nil, "shareholders": []any{}},
		},
		"identity numbers in an array of one": {
			body: `{"data": {"id": "s1", "attributes": {"identity_numbers": [{"number": "n1"}]}}}`,
			at:   "identity_numbers",
			want: map[string]any{
				"number": "n1", "issuing_country_code": nil, "class": nil, "created_at": nil, "updated_at": nil,
			},
		},
		"identity numbers in an empty array": {
			body: `{"data": {"id": "s1", "attributes": {"identity_numbers": []}}}`,
			at:   "identity_numbers",
			want: nil,
		},
		"links as objects": {
			body: `{"data": {"id": "s1"}, "links": {"self": {"href": "/x"}, "next": null}}`,
			at:   "links",
			want: `{"self":{"href":"/x"},"next":null}`,
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			result := readResponse(t, test.body)
			if diff := cmp.Diff(test.want, result.Values[test.at]); diff != "" || len(result.Errors) > 0 {
				t.Errorf("%q (-want +got):\n%s", result.Errors, diff)
			}
		})
	}
}

// A resource of another type is not a session, though it has an id and a status like one: what a gateway responds with
// whose routes are mixed up.
func TestAnotherType(t *testing.T) {
	t.Parallel()

	fake, server := setUp(t)
	fake.PutResponse("s1", fakevendor.Set(fake.JSON("s1", "approved"), "verification", "data", "type"))

	for typeName, arguments := range map[string]map[string]any{
		"identity_beltic_session":  fake.Arguments("s1"),
		"identity_beltic_sessions": fake.ManyArguments("s1"),
	} {
		expectOne(t, typeName, server.Read(t, typeName, arguments).Errors,
			"Beltic responded with another session", "about an object of another type")
	}
}

// What decides counts only as documented: of another type, it is no session's.
func TestMembersThatDecide(t *testing.T) {
	t.Parallel()

	for _, member := range []string{"id", "type", "attributes", "attributes.status"} {
		fake, server := setUp(t)
		path := append([]string{"data"}, strings.Split(member, ".")...)
		fake.PutResponse("s1", fakevendor.Set(fake.JSON("s1", "approved"), []any{"x", "y"}, path...))

		for typeName, arguments := range map[string]map[string]any{
			"identity_beltic_session":  fake.Arguments("s1"),
			"identity_beltic_sessions": fake.ManyArguments("s1"),
		} {
			expectOne(t, typeName+": "+member, server.Read(t, typeName, arguments).Errors,
				"Beltic's response has an unexpected shape", "data."+member+" is an array where")
		}
	}
}

func TestKeyIsSent(t *testing.T) {
	t.Parallel()

	fake, server := setUp(t)
	server.Read(t, "identity_beltic_session", map[string]any{"id": "a/..b%2fc d?e#f"})

	want := [][]string{{
		"GET", "/v1/identity/sessions/a%2F..b%252fc%20d%3Fe%23f", beltictest.APIKey, "terraform-provider-identity/test",
	}}

	var got [][]string
	for _, r := range fake.Requests() {
		got = append(got, []string{r.Method, r.Path, r.Header.Get("X-Api-Key"), r.Header.Get("User-Agent")})
	}

	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("requests (-want +got):\n%s", diff)
	}
}

// The forms that an error may have: no identity endpoint documents one.
func TestLikelyErrors(t *testing.T) {
	t.Parallel()

	for form, test := range map[string]struct {
		body, want string
	}{
		"JSON:API": {
			body: `{"errors": [{"status": "422", "code": "c1", "title": "t1", "detail": "d1", "meta": {}}]}`,
			want: "422 Unprocessable Entity: c1: t1: d1 (1 attempt)",
		},
		"credentials API": {
			body: `{"error": {"code": "c1", "message": "m1", "details": {}, "request_id": "r1"}}`,
			want: "422 Unprocessable Entity: c1: m1 (1 attempt, error id r1)",
		},
		"top level": {
			body: `{"code": "c1", "message": "m1", "request_id": "r1"}`,
			want: "422 Unprocessable Entity: c1: m1 (1 attempt, error id r1)",
		},
	} {
		fake, server := setUp(t)
		fake.FailNext(fakevendor.Fault{Status: http.StatusUnprocessableEntity, Body: test.body})

		errors := server.Read(t, "identity_beltic_session", map[string]any{"id": "s1"}).Errors
		if len(errors) != 1 || !acctest.Message(test.want).MatchString(errors[0]) {
			t.Errorf("%s: errors are %q", form, errors)
		}
	}
}
