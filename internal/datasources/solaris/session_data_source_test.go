package solaris_test

import (
	"maps"
	"regexp"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/plancheck"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"
	"github.com/hashicorp/terraform-plugin-testing/tfjsonpath"

	"github.com/seed-97276580/terraform-provider-identity/internal/acctest"
	"github.com/seed-97276580/terraform-provider-identity/internal/datasources/fakevendor"
	"github.com/seed-97276580/terraform-provider-identity/internal/datasources/solaris/solaristest"
)

func TestAccSolarisSessionDataSource_read(t *testing.T) {
	t.Parallel()

	fake, env := setUp(t)
	fake.PutSession("person", solaristest.SessionJSON("s1", "successful"))

	want := acctest.Mirrored(t, solaristest.SessionJSON("s1", "successful"))
	want["person_id"] = "person"
	want["decision"] = "approved"
	want["wait_for"], want["timeouts"] = nil, nil

	resource.UnitTest(t, resource.TestCase{
		ProtoV6ProviderFactories: acctest.Providers(env),
		Steps: []resource.TestStep{{
			Config:            config("s1"),
			ConfigStateChecks: []statecheck.StateCheck{acctest.ExpectState(address, want)},
		}},
	})
}

func TestAccSolarisSessionDataSource_absentAndNull(t *testing.T) {
	t.Parallel()

	nothing := map[string]any{
		"person_id": "person", "id": "s1", "status": "created", "decision": "pending",
		"url": nil, "callback_url": nil, "identification_methods": nil, "wait_for": nil, "timeouts": nil,
	}
	noStatus := maps.Clone(nothing)
	noStatus["status"], noStatus["decision"] = nil, "unknown"

	for name, test := range map[string]struct {
		answer string
		want   map[string]any
	}{
		"minimal":   {`{"id": "s1", "status": "created"}`, nothing},
		"no status": {`{"id": "s1"}`, noStatus},
		"null": {
			`{"id": "s1", "status": null, "url": null, "callback_url": null, "identification_methods": null}`,
			noStatus,
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			fake, env := setUp(t)
			fake.PutSession("person", test.answer)

			resource.UnitTest(t, resource.TestCase{
				ProtoV6ProviderFactories: acctest.Providers(env),
				Steps: []resource.TestStep{{
					Config:            config("s1"),
					ConfigStateChecks: []statecheck.StateCheck{acctest.ExpectState(address, test.want)},
				}},
			})
		})
	}
}

func TestAccSolarisSessionDataSource_emptyListStaysEmpty(t *testing.T) {
	t.Parallel()

	fake, env := setUp(t)
	fake.PutSession("person", `{"id": "s1", "status": "created", "identification_methods": []}`)

	resource.UnitTest(t, resource.TestCase{
		ProtoV6ProviderFactories: acctest.Providers(env),
		Steps: []resource.TestStep{{
			Config: config("s1"),
			ConfigStateChecks: []statecheck.StateCheck{
				statecheck.ExpectKnownValue(address, tfjsonpath.New("identification_methods"), knownvalue.ListSizeExact(0)),
			},
		}},
	})
}

func TestAccSolarisSessionDataSource_errors(t *testing.T) {
	t.Parallel()

	for name, test := range map[string]struct {
		prepare func(*solaristest.Fake, acctest.Env)
		want    *regexp.Regexp
	}{
		"not found": {
			func(*solaristest.Fake, acctest.Env) {},
			acctest.Message(`Solaris session not found`, `id = "s1"`, `404 Not Found: model_not_found`, `error id fake-error-404`),
		},
		"wrong credentials": {
			func(_ *solaristest.Fake, env acctest.Env) { env["SOLARIS_CLIENT_SECRET"] = "wrong" },
			acctest.Message(`Solaris rejected the credentials`, `POST /mounted/here/oauth2/token: 401`, `invalid_client`),
		},
		"not configured": {
			func(_ *solaristest.Fake, env acctest.Env) { clear(env) },
			acctest.Message(`Solaris is not configured`, `SOLARIS_CLIENT_ID`, `SOLARIS_CLIENT_SECRET`),
		},
		"half of the credentials in the environment": {
			func(_ *solaristest.Fake, env acctest.Env) { delete(env, "SOLARIS_CLIENT_SECRET") },
			acctest.Message(`Solaris is not configured`, `no complete Solaris credentials`, `SOLARIS_CLIENT_SECRET`),
		},
		"wrong id in the answer": {
			func(fake *solaristest.Fake, _ acctest.Env) {
				fake.PutAnswer("person", "s1", solaristest.SessionJSON("s2", "successful"))
			},
			acctest.Message(`Solaris answered for another session`, `about another object`),
		},
		"no id in the answer": {
			func(fake *solaristest.Fake, _ acctest.Env) {
				fake.PutAnswer("person", "s1", `{"status": "successful"}`)
			},
			acctest.Message(`Solaris answered for another session`, `does not say which object`),
		},
		"wrong type": {
			func(fake *solaristest.Fake, _ acctest.Env) {
				fake.PutAnswer("person", "s1", `{"id": "s1", "status": 4711}`)
			},
			acctest.Message(`Solaris's answer has an unexpected shape`, `status is a number where a string was expected`),
		},
		"forbidden": {
			func(fake *solaristest.Fake, _ acctest.Env) {
				fake.FailNext(fakevendor.Pass(), fakevendor.Fault{Status: 403, Body: `{"id": "e1", "status": "403",
					"code": "unauthorized_action", "title": "Unauthorized Action", "detail": "Unauthorized action is not allowed."}`})
			},
			acctest.Message(`Solaris refused access to the session`, `unauthorized_action`, `Unauthorized action is not allowed`, `error id e1`),
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			fake, env := setUp(t)
			test.prepare(fake, env)

			resource.UnitTest(t, resource.TestCase{
				ProtoV6ProviderFactories: acctest.Providers(env),
				Steps:                    []resource.TestStep{{Config: config("s1"), ExpectError: test.want}},
			})
		})
	}
}

func TestAccSolarisSessionDataSource_badID(t *testing.T) {
	t.Parallel()

	for name, test := range map[string]struct {
		id   string
		want *regexp.Regexp
	}{
		"empty":       {``, acctest.Message(`Invalid value of id`, `id = ""`, `must not be empty`)},
		"white space": {` s1`, acctest.Message(`Invalid value of id`, `must not have white space around it`)},
		"control":     {`s\u00071`, acctest.Message(`Invalid value of id`, `must not contain control characters`)},
		"dots":        {`..`, acctest.Message(`Invalid value of id`, `must not be "." or ".."`)},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			fake, env := setUp(t)

			resource.UnitTest(t, resource.TestCase{
				ProtoV6ProviderFactories: acctest.Providers(env),
				Steps:                    []resource.TestStep{{Config: config(test.id), ExpectError: test.want}},
			})

			if requests := fake.Requests(); len(requests) != 0 {
				t.Errorf("requests were sent: %v", requests)
			}
		})
	}
}

func TestAccSolarisSessionDataSource_badPersonID(t *testing.T) {
	t.Parallel()

	fake, env := setUp(t)

	resource.UnitTest(t, resource.TestCase{
		ProtoV6ProviderFactories: acctest.Providers(env),
		Steps: []resource.TestStep{{
			Config: acctest.Config(`
data "identity_solaris_session" "test" {
  person_id = ".."
  id        = "s1"
}`),
			ExpectError: acctest.Message(`Invalid value of person_id`, `must not be "." or ".."`),
		}},
	})

	if requests := fake.Requests(); len(requests) != 0 {
		t.Errorf("requests were sent: %v", requests)
	}
}

func TestAccSolarisSessionDataSource_strangeID(t *testing.T) {
	t.Parallel()

	const id = "a/../b%2fc d?e#f"

	fake, env := setUp(t)
	fake.PutSession("person", solaristest.SessionJSON(id, "successful"))

	resource.UnitTest(t, resource.TestCase{
		ProtoV6ProviderFactories: acctest.Providers(env),
		Steps: []resource.TestStep{{
			Config: config(id),
			ConfigStateChecks: []statecheck.StateCheck{
				statecheck.ExpectKnownValue(address, tfjsonpath.New("id"), knownvalue.StringExact(id)),
			},
		}},
	})
}

func TestAccSolarisSessionDataSource_secretURL(t *testing.T) {
	t.Parallel()

	fake, env := setUp(t)
	fake.PutSession("person", solaristest.SessionJSON("s1", "successful"))

	resource.UnitTest(t, resource.TestCase{
		ProtoV6ProviderFactories: acctest.Providers(env),
		Steps: []resource.TestStep{{
			Config: config("s1"),
			ConfigStateChecks: []statecheck.StateCheck{
				statecheck.ExpectSensitiveValue(address, tfjsonpath.New("url")),
				acctest.ExpectStateText(solaristest.Secret, true),
			},
		}, {
			Config: config("s1") + `
provider "identity" {
  omit_personal_data = true
}`,
			ConfigPlanChecks: resource.ConfigPlanChecks{
				PreApply: []plancheck.PlanCheck{acctest.ExpectPlanText(solaristest.Secret, false)},
			},
			ConfigStateChecks: []statecheck.StateCheck{
				statecheck.ExpectKnownValue(address, tfjsonpath.New("url"), knownvalue.Null()),
				statecheck.ExpectKnownValue(address, tfjsonpath.New("decision"), knownvalue.StringExact("approved")),
				acctest.ExpectStateText(solaristest.Secret, false),
			},
		}},
	})
}
