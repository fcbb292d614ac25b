package beltic_test

import (
	"cmp"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"

	"github.com/seed-97276580/terraform-provider-identity/internal/acctest"
	"github.com/seed-97276580/terraform-provider-identity/internal/datasources/beltic/beltictest"
)

// TestLiveSession reads a session at Beltic, with the person's own key: one of the staging environment.
func TestLiveSession(t *testing.T) {
	t.Parallel()

	env := acctest.Live(t, "BELTIC_API_KEY", "BELTIC_TEST_SESSION_ID")
	expectMirrored(t, env, cmp.Or(env["BELTIC_BASE_URL"], "https://api.beltic.com"), env["BELTIC_TEST_SESSION_ID"])
}

// The live test itself is tested, against the fake.
func TestLiveSessionOfTheFake(t *testing.T) {
	t.Parallel()

	fake, env := setUp(t)
	fake.PutSession(beltictest.SessionJSON("s1", "approved"))
	expectMirrored(t, env, env["BELTIC_BASE_URL"], "s1")
}

// expectMirrored reads a session at an address, and compares it with the answer.
func expectMirrored(t *testing.T, env acctest.Env, baseURL, id string) {
	t.Helper()

	relay, body := acctest.Relay(t, baseURL)
	env["BELTIC_BASE_URL"] = relay

	resource.UnitTest(t, resource.TestCase{
		ProtoV6ProviderFactories: acctest.Providers(env),
		Steps: []resource.TestStep{{
			Config: config(id),
			ConfigStateChecks: []statecheck.StateCheck{
				acctest.ExpectMirrored(t, address, body, []string{"meta", "links"}, "decision", "wait_for", "timeouts"),
			},
		}},
	})
}
