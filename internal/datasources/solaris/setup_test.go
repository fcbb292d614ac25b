package solaris_test

import (
	"testing"

	"github.com/seed-97276580/terraform-provider-identity/internal/acctest"
	"github.com/seed-97276580/terraform-provider-identity/internal/datasources/fakevendor"
	"github.com/seed-97276580/terraform-provider-identity/internal/datasources/solaris/solaristest"
)

const address = "data.identity_solaris_session.test"

// setUp starts a fake and returns it with the environment of a provider that reads from it.
func setUp(t *testing.T) (*solaristest.Fake, acctest.Env) {
	t.Helper()

	fake := solaristest.New()
	baseURL := fakevendor.Start(t, fake)

	return fake, acctest.Env{
		"SOLARIS_BASE_URL":      baseURL,
		"SOLARIS_TOKEN_URL":     baseURL + "/oauth2/token",
		"SOLARIS_CLIENT_ID":     solaristest.ClientID,
		"SOLARIS_CLIENT_SECRET": solaristest.ClientSecret,
	}
}

// config reads the session with an id of the person "person".
func config(id string) string {
	return acctest.Config(`
data "identity_solaris_session" "test" {
  person_id = "person"
  id        = "` + id + `"
}`)
}
