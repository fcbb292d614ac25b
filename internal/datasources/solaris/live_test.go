package solaris_test

import (
	"cmp"
	"testing"

	"github.com/seed-97276580/terraform-provider-identity/internal/acctest"
	"github.com/seed-97276580/terraform-provider-identity/internal/acctest/fakevendor"
	"github.com/seed-97276580/terraform-provider-identity/internal/datasources/solaris/solaristest"
)

// TestLiveSession reads a session at Solaris's sandbox, with the user's own credentials.
func TestLiveSession(t *testing.T) {
	t.Parallel()

	env := acctest.Live(t,
		"SOLARIS_CLIENT_ID", "SOLARIS_CLIENT_SECRET", "SOLARIS_TEST_PERSON_ID", "SOLARIS_TEST_SESSION_ID")
	env["SOLARIS_TOKEN_URL"] = cmp.Or(env["SOLARIS_TOKEN_URL"], "https://auth.solaris-sandbox.de/oauth2/token")
	env["SOLARIS_BASE_URL"] = cmp.Or(env["SOLARIS_BASE_URL"], "https://api.solaris-sandbox.de")
	suite.ExpectMirrored(t, env, map[string]any{
		"person_id": env["SOLARIS_TEST_PERSON_ID"], "id": env["SOLARIS_TEST_SESSION_ID"],
	})
}

// TestLiveMockServer reads the documented example at Solaris's public mock server, which needs no account. It takes
// any token; this one comes from the fake.
//
// Source: docs.solarisgroup.com, identity, "Mock server".
func TestLiveMockServer(t *testing.T) {
	t.Parallel()

	acctest.Live(t)

	fake := solaristest.New()
	env := fake.Environment(fakevendor.Start(t, fake))
	env["SOLARIS_BASE_URL"] = "https://docs.solarisgroup.com/_mock/api-reference/identity/identifications"
	suite.ExpectMirrored(t, env, map[string]any{"person_id": "mock", "id": "acdede097f821bd8037465d691f69506ises"})
}
