package solaris_test

import (
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"
	"github.com/hashicorp/terraform-plugin-testing/tfjsonpath"

	"github.com/seed-97276580/terraform-provider-identity/internal/acctest"
	"github.com/seed-97276580/terraform-provider-identity/internal/datasources/solaris/solaristest"
)

const sessionsAddress = "data.identity_solaris_sessions.test"

// sessionsConfig reads many sessions.
func sessionsConfig(arguments string) string {
	return acctest.Config(`
data "identity_solaris_sessions" "test" {
` + arguments + `
}`)
}

// summary is what SessionJSON becomes.
func summary(personID, id, status, decision string) map[string]any {
	return map[string]any{
		"id": id, "person_id": personID, "status": status, "decision": decision, "identification_methods": []any{"idnow", "bank"},
	}
}

func key(personID, id string) map[string]any { return map[string]any{"person_id": personID, "id": id} }

func TestAccSolarisSessionsDataSource_ids(t *testing.T) {
	t.Parallel()

	fake, env := setUp(t)
	fake.PutSession("p1", solaristest.SessionJSON("s1", "successful"))
	fake.PutSession("p1", solaristest.SessionJSON("s2", "pending"))
	fake.PutSession("p2", solaristest.SessionJSON("s3", "rejected"))

	resource.UnitTest(t, resource.TestCase{
		ProtoV6ProviderFactories: acctest.Providers(env),
		Steps: []resource.TestStep{{
			Config: sessionsConfig(`
  ids = [
    { person_id = "p2", id = "s3" },
    { person_id = "p2", id = "gone" },
    { person_id = "p1", id = "s1" },
    { person_id = "p2", id = "s3" },
    { person_id = "p2", id = "s2" },
  ]`),
			ConfigStateChecks: []statecheck.StateCheck{
				acctest.ExpectState(sessionsAddress, map[string]any{
					"ids":          []any{key("p2", "s3"), key("p2", "gone"), key("p1", "s1"), key("p2", "s3"), key("p2", "s2")},
					"max_sessions": nil, "timeouts": nil,
					"sessions": map[string]any{
						"s1": summary("p1", "s1", "successful", "approved"),
						"s3": summary("p2", "s3", "rejected", "rejected"),
					},
					"missing_ids": []any{"gone", "s2"},
				}),
				acctest.ExpectStateText(solaristest.Secret, false),
			},
		}},
	})
}

func TestAccSolarisSessionsDataSource_noIDsNoRequest(t *testing.T) {
	t.Parallel()

	fake, env := setUp(t)

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
func TestAccSolarisSessionsDataSource_unknownIDs(t *testing.T) {
	t.Parallel()

	fake, env := setUp(t)
	fake.PutSession("p1", solaristest.SessionJSON("s1", "successful"))

	resource.UnitTest(t, resource.TestCase{
		ProtoV6ProviderFactories: acctest.Providers(env),
		Steps: []resource.TestStep{{
			Config: sessionsConfig(`ids = [{ person_id = "p1", id = terraform_data.id.output }]`) + `
resource "terraform_data" "id" {
  input = "s1"
}`,
			ConfigStateChecks: []statecheck.StateCheck{
				statecheck.ExpectKnownValue(sessionsAddress, tfjsonpath.New("sessions"), knownvalue.MapSizeExact(1)),
			},
		}},
	})
}

func TestAccSolarisSessionsDataSource_errors(t *testing.T) {
	t.Parallel()

	for name, test := range map[string]struct {
		arguments string
		prepare   func(*solaristest.Fake)
		want      []string
	}{
		"no ids": {``, nil, []string{`The argument "ids" is required`}},
		"bad id": {
			`ids = [{ person_id = "p1", id = ".." }]`, nil,
			[]string{"Invalid value of ids[0].id", `must not be "." or ".."`},
		},
		"null element": {`ids = [null]`, nil, []string{"Null List Value"}},
		"one session of two persons": {
			`ids = [{ person_id = "p1", id = "s1" }, { person_id = "p2", id = "s1" }]`, nil,
			[]string{"One session of two persons", "The session s1 stands here with the person p2, and before with the person p1"},
		},
		"more ids than max_sessions": {
			"ids = [{ person_id = \"p1\", id = \"s1\" }, { person_id = \"p1\", id = \"s2\" }]\nmax_sessions = 1", nil,
			[]string{"Too many Solaris sessions", "max_sessions = 1"},
		},
		"one read fails": {
			`ids = [{ person_id = "p1", id = "s1" }, { person_id = "p1", id = "broken" }]`,
			func(f *solaristest.Fake) { f.PutAnswer("p1", "broken", `{"id": 7}`) },
			[]string{"Solaris's answer has an unexpected shape", "identification_sessions/broken", "id is a number"},
		},
		"one answers for another": {
			`ids = [{ person_id = "p1", id = "s1" }, { person_id = "p1", id = "broken" }]`,
			func(f *solaristest.Fake) { f.PutAnswer("p1", "broken", solaristest.SessionJSON("s1", "successful")) },
			[]string{"Solaris answered for another session", "identification_sessions/broken"},
		},
		"deadline": {
			"ids = [{ person_id = \"p1\", id = \"s1\" }]\ntimeouts = { read = \"1ns\" }", nil,
			[]string{"Reading from Solaris took too long"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			fake, env := setUp(t)
			fake.PutSession("p1", solaristest.SessionJSON("s1", "successful"))

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

func TestAccSolarisSessionsEphemeralResource_open(t *testing.T) {
	t.Parallel()
	acctest.RequireEphemeral(t)

	fake, env := setUp(t)
	fake.PutSession("p1", solaristest.SessionJSON("s1", "successful"))

	resource.UnitTest(t, resource.TestCase{
		ProtoV6ProviderFactories: acctest.ProvidersWithEcho(env),
		Steps: []resource.TestStep{{
			Config: acctest.Config(`
ephemeral "identity_solaris_sessions" "test" {
  ids = [{ person_id = "p1", id = "s1" }]
}`, acctest.Echo("ephemeral.identity_solaris_sessions.test.sessions[\"s1\"].decision")),
			ConfigStateChecks: []statecheck.StateCheck{
				statecheck.ExpectKnownValue("echo.test", tfjsonpath.New("data"), knownvalue.StringExact("approved")),
			},
		}},
	})
}
