package e2e_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/seed-97276580/terraform-provider-identity/internal/acctest"
	"github.com/seed-97276580/terraform-provider-identity/internal/acctest/fakes"
	"github.com/seed-97276580/terraform-provider-identity/internal/acctest/fakevendor"
	"github.com/seed-97276580/terraform-provider-identity/internal/datasources"
)

const (
	// personal stands for whatever a vendor sends that is not for everybody, besides what the fakes' sessions have.
	personal = "never-to-be-shown"
	// wrongSecret is a credential that no fake takes.
	wrongSecret = "wrong-secret"

	personalJSON = `{"` + personal + `": "` + personal + `"}`
)

// leak is something that happens at a vendor, or that a user does to its settings.
type leak struct {
	prepare func(fake fakes.Fake, env acctest.Env)
	address func(t *testing.T) string // of the server that responds in place of the fake, if there is one
	ok      bool                      // whether everything is read all the same
	levels  []string                  // of the log, besides TRACE
}

// everyLevel is for what more than the provider itself may write.
var everyLevel = []string{"DEBUG", "JSON"}

// leaks are all successes and all failures.
var leaks = map[string]leak{
	"success": {ok: true},
	"unknown fields": {
		ok:      true,
		prepare: responds(func(body, _ string) string { return withMember(body, "new", personal) }),
	},
	"unknown names": {
		ok:      true,
		prepare: responds(func(body, credential string) string { return withMember(body, credential, 1) }),
	},
	// A vendor may use what a user has entered as a name: {"documents": {"Jane Doe": …}}.
	"personal names": {ok: true, levels: everyLevel, prepare: withPersonalNames},
	"duplicate field": {prepare: responds(func(body, _ string) string {
		return strings.Replace(body, "{", `{"`+personal+`": 1, "`+personal+`": 2, `, 1)
	})},
	// An object where a list is documented, with names of the vendor's choice.
	"duplicate fields in place of a list": {prepare: responds(func(body, credential string) string {
		return withDuplicates(body, personal, credential)
	})},
	"wrong shape":     {prepare: responds(func(body, _ string) string { return withObjects(body) })},
	"another session": {prepare: func(f fakes.Fake, _ acctest.Env) { f.PutResponse("s1", f.JSON("s2", f.Approved())) }},
	"token expired": {ok: true, prepare: func(f fakes.Fake, _ acctest.Env) {
		if hasTokens(f) {
			f.FailNext(fakevendor.Pass(), fakevendor.Fault{Status: http.StatusUnauthorized, Body: personalJSON})
		}
	}},
	"passing fault": {
		ok:      true,
		prepare: func(f fakes.Fake, _ acctest.Env) { f.FailNext(fault(http.StatusServiceUnavailable, personalJSON)) },
	},
	"wrong credentials":   {prepare: credentials(func(string) string { return wrongSecret })},
	"line break in a key": {prepare: credentials(func(secret string) string { return secret + "\n" })},
	"word before a key":   {prepare: credentials(func(secret string) string { return "Bearer " + secret })},
	"not found":           {prepare: func(f fakes.Fake, _ acctest.Env) { f.Forget() }},
	"401":                 {prepare: api(fault(http.StatusUnauthorized, personalJSON))},
	"403":                 {prepare: api(fault(http.StatusForbidden, personalJSON))},
	"429":                 {prepare: api(fault(http.StatusTooManyRequests, personalJSON, "Retry-After", "86400"))},
	"500":                 {prepare: api(fault(http.StatusInternalServerError, personalJSON))},
	"redirect":            {prepare: api(fault(http.StatusTemporaryRedirect, "", "Location", elsewhere))},
	"not JSON":            {prepare: api(fault(http.StatusOK, "<html>"+personalJSON))},
	"empty":               {prepare: api(fault(http.StatusNoContent, ""))},
	"too large":           {prepare: api(fault(http.StatusOK, strings.Repeat(personalJSON, 1<<20)))},

	"token endpoint is down":   {prepare: everything(fault(http.StatusServiceUnavailable, personalJSON))},
	"token endpoint redirects": {prepare: everything(fault(http.StatusPermanentRedirect, "", "Location", elsewhere))},
	"token endpoint, no token": {prepare: everything(fault(http.StatusOK, `{"access_token": "", "x": "`+personal+`"}`))},

	"wait for another status": {
		prepare: func(f fakes.Fake, _ acctest.Env) { f.SetStatus("s1", status(f, datasources.Expired)) },
	},
	"wait past the deadline": {
		prepare: func(f fakes.Fake, _ acctest.Env) { f.SetStatus("s1", status(f, datasources.Pending)) },
	},
	"address with a password": {prepare: func(f fakes.Fake, env acctest.Env) {
		for _, variable := range addresses(f) {
			env[variable] = "https://user:" + wrongSecret + "@api.example"
		}
	}},

	"echo of all headers":            {address: serve(echo(headers)), levels: everyLevel},
	"echo of all headers, respelled": {address: serve(echo(respelled)), levels: everyLevel},
	"not HTTP":                       {address: serve(raw(personal + "\r\n"))},
	"broken header":                  {address: serve(raw("HTTP/1.1 200 OK\r\n" + personal + "\r\n\r\n"))},
	"wrong length":                   {address: serve(raw("HTTP/1.1 200 OK\r\nContent-Length: " + personal + "\r\n\r\n"))},
	"body breaks off": {address: serve(raw(
		"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n" + personalJSON))},
	// What net/http writes of it to the standard logger would end in the log of the CLI.
	"surplus response": {levels: everyLevel, address: serve(raw(
		"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}HTTP/1.1 200 OK\r\n\r\n" + personalJSON))},
	"unsupported coding": {address: serve(raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: " + personal + "\r\n\r\n"))},
	"certificate":        {address: serveUntrusted},
	"nobody listens":     {address: func(*testing.T) string { return "http://127.0.0.1:1" }},
}

const elsewhere = "https://other.example/" + personal + "?" + personal

// Every success and every failure of every vendor, with all that the CLI and the provider can be made to write. The
// test fails when somebody logs a header or a body.
func TestNothingLeaks(t *testing.T) {
	t.Parallel()

	for name, leak := range leaks {
		for _, level := range append([]string{"TRACE"}, leak.levels...) {
			t.Run(name+", "+level, func(t *testing.T) {
				t.Parallel()

				all, env := fakes.Start(t)
				for _, fake := range all {
					if leak.prepare != nil {
						leak.prepare(fake, env)
					}

					if leak.address != nil {
						address := leak.address(t)
						for _, variable := range addresses(fake) {
							env[variable] = address
						}
					}
				}

				env["TF_LOG"] = level
				expectNoLeak(t, all, env, leak.ok)
			})
		}
	}
}

// expectNoLeak reads from every vendor in every way, with logging on, and looks for secrets in what it sees.
func expectNoLeak(t *testing.T, all []fakes.Fake, env acctest.Env, ok bool) {
	t.Helper()

	blocks := []string{`
provider "identity" {
  http {
    max_retries    = 1
    max_retry_wait = "100ms"
  }
}`}
	for _, fake := range all {
		blocks = append(blocks, readsInEveryWay(t, fake))
	}

	output, err := cli(t, write(t, blocks...), env, "apply", "-auto-approve")
	if (err == nil) != ok {
		t.Errorf("error is %v", err)

		for line := range strings.Lines(output) {
			if strings.Contains(line, "Error:") {
				t.Log(line)
			}
		}
	}

	// The log is there at all, and with a line for each request. Some failures are before the first one.
	line := "Calling provider defined"
	if env["TF_LOG"] == "DEBUG" {
		line = "plugin process exited"
	}

	if !strings.Contains(output, line) || ok && !strings.Contains(output, "Request ended") {
		t.Error("the log is not whole")
	}

	var hidden []string
	for _, secret := range append(secrets(), personal, wrongSecret) {
		hidden = append(hidden, inBase64(secret)...)
		hidden = append(hidden, secret)
		hidden = append(hidden, respelled(secret)...)
	}

	expectNoSecret(t, map[string]string{"output": output}, hidden...)
}

// readsInEveryWay reads from a vendor by data sources and ephemeral resources, one session and many, at once and with a
// wait, and by filters if there are any.
func readsInEveryWay(t *testing.T, fake fakes.Fake) string {
	t.Helper()

	many := func(name, arguments string) string {
		return "\ndata \"" + fake.Many() + "\" \"" + name + "\" {\n" + arguments + "}\n"
	}

	text := reads("data", fake, "") + many("many", acctest.HCL(fake.ManyArguments("s1")))
	text += strings.Replace(reads("data", fake, `
  wait_for {
    statuses      = ["`+fake.Approved()+`"]
    poll_interval = "1s"
  }

  timeouts {
    read = "1500ms"
  }
`), `"test"`, `"waiting"`, 1)

	if _, ok := acctest.Schema(t, fake.DataSources()[1]()).Attributes["status"]; ok {
		text += many("filtered", "  status = \""+fake.Approved()+"\"\n")
	}

	if acctest.HasEphemeral(t) {
		text += reads("ephemeral", fake, "")
	}

	return text
}
