package beltic_test

import (
	"cmp"
	"testing"

	"github.com/seed-97276580/terraform-provider-identity/internal/acctest"
)

// TestLiveSession reads a session at Beltic, with the user's own key: one of the staging environment.
func TestLiveSession(t *testing.T) {
	t.Parallel()

	env := acctest.Live(t, "BELTIC_API_KEY", "BELTIC_TEST_SESSION_ID")
	env["BELTIC_BASE_URL"] = cmp.Or(env["BELTIC_BASE_URL"], "https://api.beltic.com")
	suite.ExpectMirrored(t, env, map[string]any{"id": env["BELTIC_TEST_SESSION_ID"]})
}
