package beltic_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"
	"github.com/hashicorp/terraform-plugin-testing/tfjsonpath"

	"github.com/seed-97276580/terraform-provider-identity/internal/acctest"
	"github.com/seed-97276580/terraform-provider-identity/internal/datasources/beltic/beltictest"
	"github.com/seed-97276580/terraform-provider-identity/internal/datasources/fakevendor"
)

const sessionsAddress = "data.identity_beltic_sessions.test"

// sessionsConfig reads many sessions.
func sessionsConfig(arguments string) string {
	return acctest.Config(`
data "identity_beltic_sessions" "test" {
` + arguments + `
}`)
}

// putMany stores sessions with the ids s000, s001 and so on; every third is approved.
func putMany(fake *beltictest.Fake, count int) {
	for i := range count {
		status := "pending"
		if i%3 == 0 {
			status = "approved"
		}

		fake.PutSession(beltictest.SessionJSON(fmt.Sprintf("s%03d", i), status))
	}
}

// summary is what SessionJSON becomes.
func summary(id, status, decision string) map[string]any {
	return map[string]any{
		"id": id, "status": status, "decision": decision, "entity_type": "business", "account_id": "account-1",
		"created_at": "2025-01-15T10:30:00Z", "updated_at": "2025-01-15T10:31:00.000Z",
		"expires_at": "2025-01-15T10:33:00Z", "decisioned_at": "2025-01-15T10:37:00Z",
	}
}

func TestAccBelticSessionsDataSource_ids(t *testing.T) {
	t.Parallel()

	fake, env := setUp(t)
	putMany(fake, 3)

	resource.UnitTest(t, resource.TestCase{
		ProtoV6ProviderFactories: acctest.Providers(env),
		Steps: []resource.TestStep{{
			Config: sessionsConfig(`ids = ["s001", "gone", "s000", "s001", "lost", "gone"]`),
			ConfigStateChecks: []statecheck.StateCheck{
				acctest.ExpectState(sessionsAddress, map[string]any{
					"ids":    []any{"s001", "gone", "s000", "s001", "lost", "gone"},
					"status": nil, "entity_type": nil, "account_id": nil, "session_device_id": nil, "max_sessions": nil, "timeouts": nil,
					"sessions": map[string]any{
						"s000": summary("s000", "approved", "approved"),
						"s001": summary("s001", "pending", "pending"),
					},
					"missing_ids": []any{"gone", "lost"},
				}),
				acctest.ExpectStateText(beltictest.Secret, false),
			},
		}},
	})
}

func TestAccBelticSessionsDataSource_noIDsNoRequest(t *testing.T) {
	t.Parallel()

	fake, env := setUp(t)
	putMany(fake, 1)

	resource.UnitTest(t, resource.TestCase{
		ProtoV6ProviderFactories: acctest.Providers(env),
		Steps: []resource.TestStep{{
			Config: sessionsConfig(`ids = []`),
			ConfigStateChecks: []statecheck.StateCheck{
				statecheck.ExpectKnownValue(sessionsAddress, tfjsonpath.New("sessions"), knownvalue.MapSizeExact(0)),
				statecheck.ExpectKnownValue(sessionsAddress, tfjsonpath.New("missing_ids"), knownvalue.ListSizeExact(0)),
			},
		}},
	})

	if requests := fake.Requests(); len(requests) != 0 {
		t.Errorf("requests were sent: %v", requests)
	}
}

// Ids that are known after apply only defer the read to the apply.
func TestAccBelticSessionsDataSource_unknownIDs(t *testing.T) {
	t.Parallel()

	fake, env := setUp(t)
	putMany(fake, 2)

	resource.UnitTest(t, resource.TestCase{
		ProtoV6ProviderFactories: acctest.Providers(env),
		Steps: []resource.TestStep{{
			Config: sessionsConfig(`ids = terraform_data.ids.output`) + `
resource "terraform_data" "ids" {
  input = ["s000", "s001"]
}`,
			ConfigStateChecks: []statecheck.StateCheck{
				statecheck.ExpectKnownValue(sessionsAddress, tfjsonpath.New("sessions"), knownvalue.MapSizeExact(2)),
			},
		}},
	})
}

// All pages of the list, with each filter.
func TestAccBelticSessionsDataSource_filters(t *testing.T) {
	t.Parallel()

	for name, test := range map[string]struct {
		arguments string
		want      int
	}{
		"status":                 {`status = "approved"`, 84},
		"status from the future": {`status = "from_the_future"`, 0},
		"entity_type":            {`entity_type = "business"`, 250},
		"other entity_type":      {`entity_type = "person"`, 0},
		"account_id":             {`account_id = "account-1"`, 250},
		"session_device_id":      {`session_device_id = "device-1"`, 250},
		"other device":           {`session_device_id = "device-2"`, 0},
		"all of them": {
			`status = "approved"
			 entity_type = "business"
			 account_id = "account-1"
			 session_device_id = "device-1"`, 84,
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			fake, env := setUp(t)
			putMany(fake, 250)

			resource.UnitTest(t, resource.TestCase{
				ProtoV6ProviderFactories: acctest.Providers(env),
				Steps: []resource.TestStep{{
					Config: sessionsConfig(test.arguments),
					ConfigStateChecks: []statecheck.StateCheck{
						statecheck.ExpectKnownValue(sessionsAddress, tfjsonpath.New("sessions"), knownvalue.MapSizeExact(test.want)),
						statecheck.ExpectKnownValue(sessionsAddress, tfjsonpath.New("missing_ids"), knownvalue.ListSizeExact(0)),
					},
				}},
			})
		})
	}
}

// answer has the fake answer everything with a body.
func answer(body string) func(*beltictest.Fake) {
	return func(f *beltictest.Fake) { f.FailAlways(&fakevendor.Fault{Status: http.StatusOK, Body: body}) }
}

// fullPage is a page with as many sessions as one can have, and links.
func fullPage(links string) string {
	var sessions []string
	for i := range 100 {
		sessions = append(sessions, fmt.Sprintf(`{"id": "s%d"}`, i))
	}

	return `{"data": [` + strings.Join(sessions, ",") + `], "links": ` + links + `}`
}

// A full page that says that it is the last one is.
func TestAccBelticSessionsDataSource_fullLastPage(t *testing.T) {
	t.Parallel()

	fake, env := setUp(t)
	answer(fullPage(`{"next": null}`))(fake)

	resource.UnitTest(t, resource.TestCase{
		ProtoV6ProviderFactories: acctest.Providers(env),
		Steps: []resource.TestStep{{
			Config: sessionsConfig(`status = "approved"`),
			ConfigStateChecks: []statecheck.StateCheck{
				statecheck.ExpectKnownValue(sessionsAddress, tfjsonpath.New("sessions"), knownvalue.MapSizeExact(100)),
			},
		}},
	})
}

func TestAccBelticSessionsDataSource_errors(t *testing.T) {
	t.Parallel()

	for name, test := range map[string]struct {
		arguments string
		prepare   func(*beltictest.Fake)
		want      []string
	}{
		"neither ids nor filter": {
			`max_sessions = 5`, nil,
			[]string{"At least one attribute out of", "ids"},
		},
		"ids and filter": {
			"ids = [\"s000\"]\nstatus = \"approved\"", nil,
			[]string{`Attribute "status" cannot be specified when "ids" is specified`},
		},
		"bad id":  {`ids = ["s000", " s001"]`, nil, []string{"Invalid value of ids[1]", "must not have white space around it"}},
		"null id": {`ids = ["s000", null]`, nil, []string{"Null List Value"}},
		"more ids than max_sessions": {
			"ids = [\"s000\", \"s001\", \"s000\"]\nmax_sessions = 1", nil,
			[]string{"Too many Beltic sessions", "max_sessions = 1"},
		},
		"longer list than max_sessions": {
			"entity_type = \"business\"\nmax_sessions = 249", nil,
			[]string{"Too many Beltic sessions", "max_sessions = 249"},
		},
		"one read fails": {
			`ids = ["s000", "broken", "s001"]`,
			func(f *beltictest.Fake) { f.PutAnswer("broken", `{"data": {"id": 7}}`) },
			[]string{"Beltic's answer has an unexpected shape", "/v1/identity/sessions/broken", "data.id is a number"},
		},
		"one answers for another": {
			`ids = ["s000", "broken"]`,
			func(f *beltictest.Fake) { f.PutAnswer("broken", beltictest.SessionJSON("s001", "approved")) },
			[]string{"Beltic answered for another session", "/v1/identity/sessions/broken"},
		},
		"wrong credentials": {
			`status = "approved"`,
			func(f *beltictest.Fake) { f.FailAlways(&fakevendor.Fault{Status: http.StatusUnauthorized}) },
			[]string{"Beltic rejected the credentials"},
		},
		"no list": {`status = "approved"`, answer(`{"errors": [{"code": "x"}]}`), []string{"the answer has no list"}},
		"null":    {`status = "approved"`, answer(`null`), []string{"the answer has no list"}},
		"one session twice": {
			`status = "approved"`,
			answer(`{"data": [{"id": "a", "attributes": {"status": "declined"}}, {"id": "a", "attributes": {"status": "approved"}}]}`),
			[]string{"a session stands twice on one page"},
		},
		"list ends before its total": {
			`status = "approved"`, answer(`{"data": [{"id": "a"}], "meta": {"page": {"total": 2}}}`),
			[]string{"the list ended before its total"},
		},
		"full page that says nothing of others": {
			`status = "approved"`, answer(fullPage(`{}`)),
			[]string{"a full page does not say whether there is another"},
		},
		"next page is no string": {`status = "approved"`, answer(`{"data": [], "links": {"next": 7}}`), []string{"links.next is no string"}},
		"page cursor repeats": {
			`status = "approved"`,
			func(f *beltictest.Fake) {
				f.FailAlways(&fakevendor.Fault{Status: http.StatusOK, Body: `{"data": [], "links": {"next": "/x?page%5Bafter%5D=again"}}`})
			},
			[]string{"Beltic's answer has an unexpected shape", "the list's next page is one that was read already"},
		},
		"next page without a cursor": {
			`status = "approved"`,
			func(f *beltictest.Fake) {
				f.FailAlways(&fakevendor.Fault{Status: http.StatusOK, Body: `{"data": [], "links": {"next": "https://other.example/x"}}`})
			},
			[]string{"links.next has no cursor"},
		},
		"another page that nobody names": {
			`status = "approved"`,
			func(f *beltictest.Fake) {
				f.FailAlways(&fakevendor.Fault{Status: http.StatusOK, Body: `{"data": [], "meta": {"page": {"hasNextPage": true}}}`})
			},
			[]string{"there is another page, and no cursor for it"},
		},
		"session without an id": {
			`status = "approved"`,
			func(f *beltictest.Fake) {
				f.FailAlways(&fakevendor.Fault{Status: http.StatusOK, Body: `{"data": [{}]}`})
			},
			[]string{"a session in the list has no id"},
		},
		"deadline": {
			"status = \"approved\"\ntimeouts = { read = \"1ns\" }", nil,
			[]string{"Reading from Beltic took too long"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			fake, env := setUp(t)
			putMany(fake, 250)

			if test.prepare != nil {
				test.prepare(fake)
			}

			resource.UnitTest(t, resource.TestCase{
				ProtoV6ProviderFactories: acctest.Providers(env),
				Steps:                    []resource.TestStep{{Config: sessionsConfig(test.arguments), ExpectError: acctest.Message(test.want...)}},
			})
		})
	}
}

func TestAccBelticSessionsEphemeralResource_open(t *testing.T) {
	t.Parallel()
	acctest.RequireEphemeral(t)

	fake, env := setUp(t)
	putMany(fake, 250)

	resource.UnitTest(t, resource.TestCase{
		ProtoV6ProviderFactories: acctest.ProvidersWithEcho(env),
		Steps: []resource.TestStep{{
			Config: acctest.Config(`
ephemeral "identity_beltic_sessions" "test" {
  status = "approved"
}`, acctest.Echo("length(ephemeral.identity_beltic_sessions.test.sessions)")),
			ConfigStateChecks: []statecheck.StateCheck{
				statecheck.ExpectKnownValue("echo.test", tfjsonpath.New("data"), knownvalue.Int64Exact(84)),
			},
		}},
	})
}
