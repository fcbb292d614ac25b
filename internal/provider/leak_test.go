package provider_test

import (
	"encoding/base64"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
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
	base64.StdEncoding.EncodeToString([]byte(solaristest.ClientID + ":" + wrongSecret)),
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

// elsewhere lets both vendors' addresses be another one's.
func elsewhere(address func(*testing.T) string) func(*testing.T, vendors) {
	return func(t *testing.T, v vendors) {
		t.Helper()

		url := address(t)
		v.env["SOLARIS_BASE_URL"], v.env["SOLARIS_TOKEN_URL"], v.env["BELTIC_BASE_URL"] = url, url, url
	}
}

// raw is a server that answers with bytes that need not be HTTP.
func raw(bytes string) func(*testing.T) string {
	return func(t *testing.T) string {
		t.Helper()

		return serve(t, func(w http.ResponseWriter, _ *http.Request) {
			connection, _, err := http.NewResponseController(w).Hijack()
			if err != nil {
				return
			}

			_, _ = connection.Write([]byte(bytes))
			_ = connection.Close()
		})
	}
}

// untrusted is a server with a certificate that nobody trusts.
func untrusted(t *testing.T) string {
	t.Helper()

	server := httptest.NewTLSServer(http.NotFoundHandler())
	server.Config.ErrorLog = log.New(io.Discard, "", 0)
	t.Cleanup(server.Close)

	return server.URL
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
		"unknown fields":           {answers(`{"id": "s1", "new": "`+solaristest.Secret+`"}`, `{"data": {"id": "s1", "attributes": {"status": "approved"}, "new": "`+beltictest.Secret+`"}}`), true},
		"unknown names":            {answers(`{"id": "s1", "`+solaristest.ClientSecret+`": 1}`, `{"data": {"id": "s1", "attributes": {"status": "approved"}, "`+beltictest.APIKey+`": 1}}`), true},
		"names twice":              {answers(`{"id": "s1", "new": {"`+solaristest.Secret+`": 1, "`+solaristest.Secret+`": 2}}`, `{"data": {"id": "s1"}, "meta": {"`+beltictest.Secret+`": 1, "`+beltictest.Secret+`": 2}}`), false},
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
		"token endpoint, no token": {both(fakevendor.Fault{Status: 200, Body: `{"access_token": "", "x": "` + solaristest.TokenPrefix + `"}`}), false},
		"echoed credentials": {func(v vendors) {
			v.solaris.FailNext(fakevendor.Pass())
			v.solaris.FailAlways(&fakevendor.Fault{Status: 400, Body: `{"detail": "` + solaristest.TokenPrefix + `1 of ` + solaristest.ClientSecret + `"}`})
			v.beltic.FailAlways(&fakevendor.Fault{Status: 400, Body: `{"detail": "` + beltictest.APIKey + `"}`})
		}, false},
		"wait for another status": {func(v vendors) { v.solaris.SetStatus("s1", "expired"); v.beltic.SetStatus("s1", "expired") }, false},
		"wait past the deadline":  {func(v vendors) { v.solaris.SetStatus("s1", "pending"); v.beltic.SetStatus("s1", "pending") }, false},
		"address with a password": {func(v vendors) { v.env["BELTIC_BASE_URL"] = "https://user:" + wrongSecret + "@api.example" }, false},
		"key with a line break":   {func(v vendors) { v.env["BELTIC_API_KEY"] = beltictest.APIKey + "\n" }, false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			v := setUp(t)
			test.prepare(v)
			expectNoLeak(t, v, test.ok)
		})
	}

	for name, prepare := range map[string]func(*testing.T, vendors){
		"not HTTP":           elsewhere(raw(beltictest.Secret + "\r\n")),
		"broken header":      elsewhere(raw("HTTP/1.1 200 OK\r\n" + beltictest.Secret + "\r\n\r\n")),
		"wrong length":       elsewhere(raw("HTTP/1.1 200 OK\r\nContent-Length: " + beltictest.Secret + "\r\n\r\n")),
		"body breaks off":    elsewhere(raw("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n" + personal)),
		"certificate":        elsewhere(untrusted),
		"nobody listens":     elsewhere(func(*testing.T) string { return "http://127.0.0.1:1" }),
		"unsupported coding": elsewhere(raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: " + beltictest.Secret + "\r\n\r\n")),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			v := setUp(t)
			prepare(t, v)
			expectNoLeak(t, v, false)
		})
	}
}

// expectNoLeak reads from both vendors in every way, with all logging on, and looks for secrets in what it sees.
func expectNoLeak(t *testing.T, v vendors, ok bool) {
	t.Helper()

	blocks := []string{`
provider "identity" {
  http = {
    max_retries    = 1
    max_retry_wait = "1ms"
  }
}`, readSolaris, readBeltic, `
data "identity_beltic_session" "waiting" {
  id       = "s1"
  wait_for = { statuses = ["approved"], poll_interval = "1s" }
  timeouts = { read = "1500ms" }
}

data "identity_beltic_sessions" "many" {
  ids = ["s1"]
}

data "identity_beltic_sessions" "filtered" {
  status = "approved"
}

data "identity_solaris_sessions" "many" {
  ids = [{ person_id = "person", id = "s1" }]
}`}

	if product, minor := acctest.Version(t); product == "Terraform" && minor >= 10 || product == "OpenTofu" && minor >= 11 {
		blocks = append(blocks, strings.ReplaceAll(readSolaris+readBeltic, `data "`, `ephemeral "`))
	}

	v.env["TF_LOG"] = "TRACE"

	output, err := cli(t, write(t, blocks...), v.env, "apply", "-auto-approve", "-input=false", "-no-color")
	if (err == nil) != ok {
		t.Errorf("error is %v", err)
	}

	// The log is there at all, and with a line for each request. Some failures are before the first one.
	if !strings.Contains(output, "Calling provider defined") || ok && !strings.Contains(output, "Request ended") {
		t.Error("the log is not whole")
	}

	for line := range strings.Lines(output) {
		for _, secret := range secrets {
			if strings.Contains(line, secret) {
				t.Errorf("the output has %q: %s", secret, line)
			}
		}
	}
}
