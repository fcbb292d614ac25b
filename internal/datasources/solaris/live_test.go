package solaris_test

import (
	"cmp"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"

	"github.com/seed-97276580/terraform-provider-identity/internal/acctest"
	"github.com/seed-97276580/terraform-provider-identity/internal/datasources/solaris/solaristest"
)

// TestLiveSession reads a session at Solaris's sandbox, with the person's own credentials.
func TestLiveSession(t *testing.T) {
	t.Parallel()

	env := acctest.Live(t, "SOLARIS_CLIENT_ID", "SOLARIS_CLIENT_SECRET", "SOLARIS_TEST_PERSON_ID", "SOLARIS_TEST_SESSION_ID")
	env["SOLARIS_TOKEN_URL"] = cmp.Or(env["SOLARIS_TOKEN_URL"], "https://auth.solaris-sandbox.de/oauth2/token")
	expectMirrored(t, env, cmp.Or(env["SOLARIS_BASE_URL"], "https://api.solaris-sandbox.de"), env["SOLARIS_TEST_PERSON_ID"], env["SOLARIS_TEST_SESSION_ID"])
}

// TestLiveMockServer reads the documented example at Solaris's public mock server, which needs no account. It takes
// any token; this one comes from the fake.
//
// Source: docs.solarisgroup.com, identity, "Mock server".
func TestLiveMockServer(t *testing.T) {
	t.Parallel()

	acctest.Live(t)

	_, env := setUp(t)
	expectMirrored(t, env, "https://docs.solarisgroup.com/_mock/api-reference/identity/identifications",
		"mock", "acdede097f821bd8037465d691f69506ises")
}

// The live test itself is tested, against the fake.
func TestLiveSessionOfTheFake(t *testing.T) {
	t.Parallel()

	fake, env := setUp(t)
	fake.PutSession("p1", solaristest.SessionJSON("s1", "successful"))
	expectMirrored(t, env, env["SOLARIS_BASE_URL"], "p1", "s1")
}

// expectMirrored reads a session at an address, and compares it with the answer.
func expectMirrored(t *testing.T, env acctest.Env, baseURL, personID, id string) {
	t.Helper()

	relay, body := acctest.Relay(t, baseURL)
	env["SOLARIS_BASE_URL"] = relay

	resource.UnitTest(t, resource.TestCase{
		ProtoV6ProviderFactories: acctest.Providers(env),
		Steps: []resource.TestStep{{
			Config: acctest.Config(`
data "identity_solaris_session" "test" {
  person_id = "` + personID + `"
  id        = "` + id + `"
}`),
			ConfigStateChecks: []statecheck.StateCheck{
				acctest.ExpectMirrored(t, address, body, nil, "decision", "wait_for", "timeouts", "person_id"),
			},
		}},
	})
}
