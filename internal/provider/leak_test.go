package provider_test

import (
	"encoding/base64"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/seed-97276580/terraform-provider-identity/internal/acctest"
	"github.com/seed-97276580/terraform-provider-identity/internal/datasources/beltic/beltictest"
	"github.com/seed-97276580/terraform-provider-identity/internal/datasources/fakevendor"
	"github.com/seed-97276580/terraform-provider-identity/internal/datasources/solaris/solaristest"
)

// secrets must not stand in any output or log. Whatever a fake sends that is not for everybody has one of
// them in it.
var secrets = []string{
	solaristest.ClientSecret,
	base64.StdEncoding.EncodeToString([]byte(solaristest.ClientID + ":" + solaristest.ClientSecret)),
	solaristest.TokenPrefix,
	solaristest.Secret,
	beltictest.APIKey,
	beltictest.Secret,
	beltictest.SecretNumber,
	wrongSecret,
}

// wrongSecret is a credential that no fake takes.
const wrongSecret = "wrong-secret"

// both makes both vendors answer everything with a fault.
func both(fault fakevendor.Fault) func(vendors) {
	return func(v vendors) {
		v.solaris.FailAlways(&fault)
		v.beltic.FailAlways(&fault)
	}
}

// api makes both vendors answer with a fault, after Solaris gave a token.
func api(fault fakevendor.Fault) func(vendors) {
	return func(v vendors) {
		v.solaris.FailNext(fakevendor.Pass())
		both(fault)(v)
	}
}

// answers makes both vendors answer for the session with a body.
func answers(solaris, beltic string) func(vendors) {
	return func(v vendors) {
		v.solaris.PutAnswer("person", "s1", solaris)
		v.beltic.PutAnswer("s1", beltic)
	}
}

// Every success and every failure of both vendors, with all that the CLI and the provider can be made to
// write. The test fails when somebody logs a header or a body.
func TestNothingLeaks(t *testing.T) {
	t.Parallel()

	personal := `{"` + beltictest.Secret + `": "` + solaristest.Secret + `"}`
	location := http.Header{"Location": {"https://other.example/" + solaristest.Secret + "?" + beltictest.Secret}}

	for name, test := range map[string]struct {
		prepare func(vendors)
		ok      bool
	}{
		"success":                  {func(vendors) {}, true},
		"unknown fields":           {answers(`{"id": "s1", "new": "`+solaristest.Secret+`"}`, `{"data": {"id": "s1", "new": "`+beltictest.Secret+`"}}`), true},
		"token expired":            {func(v vendors) { v.solaris.FailNext(fakevendor.Pass(), fakevendor.Fault{Status: 401, Body: personal}) }, true},
		"passing fault":            {func(v vendors) { v.beltic.FailNext(fakevendor.Fault{Status: 503, Body: personal}) }, true},
		"wrong credentials":        {func(v vendors) { v.env["SOLARIS_CLIENT_SECRET"], v.env["BELTIC_API_KEY"] = wrongSecret, wrongSecret }, false},
		"not found":                {func(v vendors) { v.solaris.Forget(); v.beltic.Forget() }, false},
		"401":                      {api(fakevendor.Fault{Status: 401, Body: personal}), false},
		"403":                      {api(fakevendor.Fault{Status: 403, Body: personal}), false},
		"429":                      {api(fakevendor.Fault{Status: 429, Body: personal, Header: http.Header{"Retry-After": {"86400"}}}), false},
		"500":                      {api(fakevendor.Fault{Status: 500, Body: personal}), false},
		"redirect":                 {api(fakevendor.Fault{Status: 307, Header: location}), false},
		"not JSON":                 {api(fakevendor.Fault{Status: 200, Body: "<html>" + personal}), false},
		"empty":                    {api(fakevendor.Fault{Status: 204}), false},
		"too large":                {api(fakevendor.Fault{Status: 200, Body: strings.Repeat(personal, 1<<20)}), false},
		"wrong shape":              {answers(`{"id": "s1", "url": {"`+solaristest.Secret+`": 1}}`, `{"data": {"id": "s1", "attributes": {"person": "`+beltictest.Secret+`"}}}`), false},
		"another session":          {answers(solaristest.SessionJSON("s2", "successful"), beltictest.SessionJSON("s2", "approved")), false},
		"token endpoint down":      {both(fakevendor.Fault{Status: 503, Body: personal}), false},
		"token endpoint redirects": {both(fakevendor.Fault{Status: 308, Header: location}), false},
		"token endpoint, no token": {both(fakevendor.Fault{Status: 200, Body: `{"access_token": "", "` + solaristest.TokenPrefix + `": 1}`}), false},
		"address with a password":  {func(v vendors) { v.env["BELTIC_BASE_URL"] = "https://user:" + wrongSecret + "@api.example" }, false},
		"key with a line break":    {func(v vendors) { v.env["BELTIC_API_KEY"] = beltictest.APIKey + "\n" }, false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			v := setUp(t)
			test.prepare(v)

			work := t.TempDir()
			config := acctest.Config(`
provider "identity" {
  http = {
    max_retries    = 1
    max_retry_wait = "1ms"
  }
}`, readSolaris, readBeltic)

			if err := os.WriteFile(filepath.Join(work, "main.tf"), []byte(config), 0o600); err != nil {
				t.Fatal(err)
			}

			v.env["TF_LOG"] = "TRACE"

			output, err := cli(t, work, v.env, "apply", "-auto-approve", "-input=false", "-no-color")
			if (err == nil) != test.ok {
				t.Errorf("error is %v", err)
			}

			// What goes to the log is there at all.
			if !strings.Contains(output, "Calling provider defined") {
				t.Error("the output has no log of the provider")
			}

			for line := range strings.Lines(output) {
				for _, secret := range secrets {
					if strings.Contains(line, secret) {
						t.Errorf("the output has %q: %s", secret, line)
					}
				}
			}
		})
	}
}
