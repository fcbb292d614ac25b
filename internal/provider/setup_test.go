package provider_test

import (
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/seed-97276580/terraform-provider-identity/internal/acctest"
	"github.com/seed-97276580/terraform-provider-identity/internal/datasources/beltic/beltictest"
	"github.com/seed-97276580/terraform-provider-identity/internal/datasources/fakevendor"
	"github.com/seed-97276580/terraform-provider-identity/internal/datasources/solaris/solaristest"
)

// vendors are both fakes, and the environment of a provider that reads from them.
type vendors struct {
	solaris *solaristest.Fake
	beltic  *beltictest.Fake
	env     acctest.Env
}

// setUp starts both fakes. Each has a session "s1", which is approved.
func setUp(t *testing.T) vendors {
	t.Helper()

	v := vendors{solaris: solaristest.New(), beltic: beltictest.New()}
	v.solaris.PutSession("person", solaristest.SessionJSON("s1", "successful"))
	v.beltic.PutSession(beltictest.SessionJSON("s1", "approved"))

	solarisURL := fakevendor.Start(t, v.solaris)
	v.env = acctest.Env{
		"SOLARIS_BASE_URL":      solarisURL,
		"SOLARIS_TOKEN_URL":     solarisURL + "/oauth2/token",
		"SOLARIS_CLIENT_ID":     solaristest.ClientID,
		"SOLARIS_CLIENT_SECRET": solaristest.ClientSecret,
		"BELTIC_BASE_URL":       fakevendor.Start(t, v.beltic),
		"BELTIC_API_KEY":        beltictest.APIKey,
	}

	return v
}

// serve starts a server for one test, and returns its address.
func serve(t *testing.T, handler http.HandlerFunc) string {
	t.Helper()

	server := httptest.NewServer(handler)
	t.Cleanup(server.Close)

	return server.URL
}

const (
	readSolaris = `
data "identity_solaris_session" "test" {
  person_id = "person"
  id        = "s1"
}`
	readBeltic = `
data "identity_beltic_session" "test" {
  id = "s1"
}`
)
