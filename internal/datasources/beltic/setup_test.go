package beltic_test

import (
	"testing"

	"github.com/seed-97276580/terraform-provider-identity/internal/acctest"
	"github.com/seed-97276580/terraform-provider-identity/internal/datasources/beltic/beltictest"
	"github.com/seed-97276580/terraform-provider-identity/internal/datasources/fakevendor"
)

const address = "data.identity_beltic_session.test"

// setUp starts a fake and returns it with the environment of a provider that reads from it.
func setUp(tb testing.TB) (*beltictest.Fake, acctest.Env) {
	tb.Helper()

	fake := beltictest.New()

	return fake, acctest.Env{
		"BELTIC_BASE_URL": fakevendor.Start(tb, fake),
		"BELTIC_API_KEY":  beltictest.APIKey,
	}
}

// config reads the session with an id.
func config(id string) string {
	return acctest.Config(`
data "identity_beltic_session" "test" {
  id = "` + id + `"
}`)
}
