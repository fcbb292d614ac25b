package beltic_test

import (
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"

	"github.com/seed-97276580/terraform-provider-identity/internal/acctest"
	"github.com/seed-97276580/terraform-provider-identity/internal/acctest/conformance"
	"github.com/seed-97276580/terraform-provider-identity/internal/acctest/fakevendor"
	"github.com/seed-97276580/terraform-provider-identity/internal/datasources/beltic"
	"github.com/seed-97276580/terraform-provider-identity/internal/datasources/beltic/beltictest"
)

var suite = conformance.Suite{
	Vendor:   beltic.Vendor(),
	NewFake:  func() fakevendor.Fake { return beltictest.New() },
	JSONText: []string{"meta", "links"},
	Decisions: map[string]string{
		"approved":          "approved",
		"declined":          "rejected",
		"failed":            "rejected",
		"expired":           "expired",
		"created":           "pending",
		"started":           "pending",
		"pending":           "pending",
		"completed":         "pending",
		"marked_for_review": "pending",
	},
	Gate:       [][]string{{"data", "id"}, {"data", "attributes", "status"}},
	Lenient:    []string{"data", "attributes", "person", "name", "first"},
	Summary:    summary,
	Credential: "BELTIC_API_KEY",
	Rejected:   "401 Unauthorized: unauthorized: Unauthorized: The API key is not valid",
}

// summary is what beltictest.Fake.JSON becomes in a list.
func summary(id, status, decision string) map[string]any {
	return map[string]any{
		"id": id, "status": status, "decision": decision, "entity_type": "business", "account_id": "account-1",
		"created_at": "2025-01-15T10:30:00Z", "updated_at": "2025-01-15T10:31:00.000Z",
		"expires_at": "2025-01-15T10:33:00Z", "decisioned_at": "2025-01-15T10:37:00Z",
	}
}

func TestMain(m *testing.M) { acctest.Main(m) }

func TestConformance(t *testing.T) {
	t.Parallel()
	suite.Run(t)
}

func FuzzSession(f *testing.F) {
	suite.Fuzz(f,
		`{"data": {"id": "s1", "attributes": {"status": "approved"}}}`,
		`{"data": {"id": "s1", "attributes": {"STATUS": "approved ", "identity_numbers": [{}],
			"business": {"shareholders": [null]}}}}`,
		`{"data": {"id": "s1", "attributes": {"identity_numbers": [[]]}}, "meta": [1], "links": "x"}`)
}

func BenchmarkRead(b *testing.B) { suite.Benchmark(b) }

// setUp starts a fake with the session "s1", and returns it with a provider that reads from it.
func setUp(t *testing.T) (*beltictest.Fake, *acctest.Server) {
	t.Helper()

	fake := beltictest.New()
	fake.PutSession("s1", "approved")

	server, result := acctest.NewServer(t, fake.Environment(fakevendor.Start(t, fake)),
		map[string]any{"http": map[string]any{"max_retries": 0}})
	if len(result.Errors) > 0 {
		t.Fatal(result.Errors)
	}

	return fake, server
}

// readResponse reads the session "s1" whose response is body.
func readResponse(t *testing.T, body string) acctest.Result {
	t.Helper()

	fake, server := setUp(t)
	fake.PutResponse("s1", body)

	return server.Read(t, "identity_beltic_session", map[string]any{"id": "s1"})
}

// A number compares with the one that a user writes, whatever its digits.
func TestAccNumbersAreExact(t *testing.T) {
	t.Parallel()

	fake := beltictest.New()
	fake.PutResponse("s1", `{"data": {"id": "s1", "type": "session", "attributes": {
		"behavior_analysis": {"bot_score": 0.1, "hesitation_time": 9007199254740993},
		"business": {"shareholders": [{"percentage_of_share": 33.33}]}}}}`)

	resource.UnitTest(t, resource.TestCase{
		ProtoV6ProviderFactories: acctest.Providers(fake.Environment(fakevendor.Start(t, fake))),
		Steps: []resource.TestStep{{
			Config: acctest.Config(`
data "identity_beltic_session" "test" {
  id = "s1"
}

output "exact" {
  value = [
    data.identity_beltic_session.test.behavior_analysis.bot_score == 0.1,
    data.identity_beltic_session.test.behavior_analysis.hesitation_time == 9007199254740993,
    nonsensitive(data.identity_beltic_session.test.business.shareholders[0].percentage_of_share >= 33.33),
    nonsensitive(data.identity_beltic_session.test.business.shareholders[0].percentage_of_share <= 33.33),
  ]
}`),
			ConfigStateChecks: []statecheck.StateCheck{
				statecheck.ExpectKnownOutputValue("exact", knownvalue.TupleExact([]knownvalue.Check{
					knownvalue.Bool(true), knownvalue.Bool(true), knownvalue.Bool(true), knownvalue.Bool(true),
				})),
			},
		}},
	})
}
