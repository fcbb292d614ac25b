package solaris_test

import (
	"slices"
	"testing"

	"github.com/seed-97276580/terraform-provider-identity/internal/acctest"
	"github.com/seed-97276580/terraform-provider-identity/internal/acctest/conformance"
	"github.com/seed-97276580/terraform-provider-identity/internal/acctest/fakevendor"
	"github.com/seed-97276580/terraform-provider-identity/internal/datasources/solaris"
	"github.com/seed-97276580/terraform-provider-identity/internal/datasources/solaris/solaristest"
)

var suite = conformance.Suite{
	Vendor:  solaris.Vendor(),
	NewFake: func() fakevendor.Fake { return solaristest.New() },
	Decisions: map[string]string{
		"successful":                   "approved",
		"rejected":                     "rejected",
		"expired":                      "expired",
		"created":                      "pending",
		"pending":                      "pending",
		"pending_successful":           "pending",
		"identification_data_required": "pending",
		"authorization_required":       "pending",
		"confirmation_required":        "pending",
		"confirmed":                    "pending",
	},
	Gate:    [][]string{{"id"}, {"status"}},
	Lenient: []string{"callback_url"},
	Summary: func(id, status, decision string) map[string]any {
		return map[string]any{
			"id": id, "person_id": "person", "status": status, "decision": decision,
			"identification_methods": []any{"idnow", "bank"},
		}
	},
	Credential: "SOLARIS_CLIENT_SECRET",
	Rejected:   "/mounted/here/oauth2/token: 401 Unauthorized: invalid_client: Client authentication failed",
}

func TestMain(m *testing.M) { acctest.Main(m) }

func TestConformance(t *testing.T) {
	t.Parallel()
	suite.Run(t)
}

func FuzzSession(f *testing.F) {
	suite.Fuzz(f, `{"id": "s1", "STATUS": "successful"}`, `{"id": "s1", "identification_methods": [null]}`)
}

func BenchmarkRead(b *testing.B) { suite.Benchmark(b) }

// setUp starts a fake with the session "s1", and returns it with a provider that reads from it.
func setUp(t *testing.T) (*solaristest.Fake, *acctest.Server) {
	t.Helper()

	fake := solaristest.New()
	fake.PutSession("s1", "successful")

	server, result := acctest.NewServer(t, fake.Environment(fakevendor.Start(t, fake)),
		map[string]any{"http": map[string]any{"max_retries": 0}})
	if len(result.Errors) > 0 {
		t.Fatal(result.Errors)
	}

	return fake, server
}

// read reads a session of a person.
func read(t *testing.T, server *acctest.Server, personID, id string) acctest.Result {
	t.Helper()

	return server.Read(t, "identity_solaris_session", map[string]any{"person_id": personID, "id": id})
}

// An empty list stays an empty list.
func TestEmptyList(t *testing.T) {
	t.Parallel()

	fake, server := setUp(t)
	fake.PutResponse("s1", `{"id": "s1", "status": "created", "identification_methods": []}`)

	methods, ok := read(t, server, "person", "s1").Values["identification_methods"].([]any)
	if !ok || len(methods) > 0 {
		t.Errorf("methods are %v", methods)
	}
}

// A session belongs to one person: with another one it is not found.
func TestSessionOfAnotherPerson(t *testing.T) {
	t.Parallel()

	fake, server := setUp(t)
	fake.SetPerson("s1", "somebody-else")

	if errors := read(t, server, "person", "s1").Errors; len(errors) != 1 {
		t.Errorf("errors are %q", errors)
	}

	fake.PutSession("s2", "successful")

	values := server.Read(t, "identity_solaris_sessions", map[string]any{
		"person_ids": map[string]any{"s1": "somebody-else", "s2": "somebody-else"},
	}).Values
	if !slices.Equal(values["missing_ids"].([]any), []any{"s2"}) { //nolint:forcetypeassert // a panic fails the test too
		t.Errorf("missing are %v", values["missing_ids"])
	}
}

// The id of a person in place of a session's, and the other way round, is a mistake that would read as "not found".
func TestWrongWayRound(t *testing.T) {
	t.Parallel()

	const person, session = "a1b2c3d4e5f60718293a4b5c6d7e8f90cper", "acdede097f821bd8037465d691f69506ises"

	fake, server := setUp(t)

	for name, result := range map[string]acctest.Result{
		"one":  read(t, server, session, person),
		"many": server.Read(t, "identity_solaris_sessions", map[string]any{"person_ids": map[string]any{person: session}}),
	} {
		if len(result.Errors) != 1 || !acctest.Message("they are the wrong way round").MatchString(result.Errors[0]) {
			t.Errorf("%s: errors are %q", name, result.Errors)
		}
	}

	if requests := fake.Requests(); len(requests) > 0 {
		t.Errorf("requests were sent: %v", requests)
	}
}
