package beltic_test

import (
	"cmp"
	"testing"

	"github.com/seed-97276580/terraform-provider-identity/internal/acctest"
	"github.com/seed-97276580/terraform-provider-identity/internal/acctest/fakevendor"
	"github.com/seed-97276580/terraform-provider-identity/internal/datasources/beltic/beltictest"
)

// TestLiveSession reads a session at Beltic, with the user's own key: one of the staging environment.
func TestLiveSession(t *testing.T) {
	t.Parallel()

	env := acctest.Live(t, "BELTIC_API_KEY", "BELTIC_TEST_SESSION_ID")
	env["BELTIC_BASE_URL"] = cmp.Or(env["BELTIC_BASE_URL"], "https://api.beltic.com")
	expectMirrored(t, env, env["BELTIC_TEST_SESSION_ID"])
}

// The live test itself is tested, against the fake.
func TestLiveSessionOfTheFake(t *testing.T) {
	t.Parallel()

	fake := beltictest.New()
	fake.PutSession("s1", "approved")
	expectMirrored(t, fake.Environment(fakevendor.Start(t, fake)), "s1")
}

func expectMirrored(t *testing.T, env acctest.Env, id string) {
	t.Helper()

	acctest.ExpectMirrored(t, env, acctest.Mirror{
		TypeName: "identity_beltic_session", BaseURL: "BELTIC_BASE_URL", JSONText: suite.JSONText,
		Arguments: map[string]any{"id": id},
	})
}
