package beltic_test

import (
	"encoding/json"
	"maps"
	"regexp"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/plancheck"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"
	"github.com/hashicorp/terraform-plugin-testing/tfjsonpath"

	"github.com/seed-97276580/terraform-provider-identity/internal/acctest"
	"github.com/seed-97276580/terraform-provider-identity/internal/datasources/beltic"
	"github.com/seed-97276580/terraform-provider-identity/internal/datasources/beltic/beltictest"
	"github.com/seed-97276580/terraform-provider-identity/internal/datasources/fakevendor"
)

func TestAccBelticSessionDataSource_read(t *testing.T) {
	t.Parallel()

	fake, env := setUp(t)
	fake.PutSession(beltictest.SessionJSON("s1", "approved"))

	want := acctest.Mirrored(t, beltictest.SessionJSON("s1", "approved"), "meta", "links")
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

func TestAccBelticSessionDataSource_absentAndNull(t *testing.T) {
	t.Parallel()

	nothing := map[string]any{}
	for path := range acctest.Schema(t, beltic.NewSessionDataSource()).Attributes {
		nothing[path] = nil
	}

	nothing["id"], nothing["decision"] = "s1", "unknown"

	minimal := maps.Clone(nothing)
	minimal["status"], minimal["decision"] = "created", "pending"

	explicit := map[string]any{}
	for name := range nothing {
		explicit[name] = nil
	}

	attributes, err := json.Marshal(explicit)
	if err != nil {
		t.Fatal(err)
	}

	for name, test := range map[string]struct {
		answer string
		want   map[string]any
	}{
		"minimal":   {`{"data": {"id": "s1", "attributes": {"status": "created"}}}`, minimal},
		"no status": {`{"data": {"id": "s1"}}`, nothing},
		"null": {`{"data": {"id": "s1", "type": null, "attributes": ` + string(attributes) + `, "relationships": null},
			"meta": null, "links": null}`, nothing},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			fake, env := setUp(t)
			fake.PutSession(test.answer)

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

func TestAccBelticSessionDataSource_emptyListStaysEmpty(t *testing.T) {
	t.Parallel()

	fake, env := setUp(t)
	fake.PutSession(`{"data": {"id": "s1", "attributes": {"business": {"shareholders": []}},
		"relationships": {"documents": {"data": []}}}}`)

	resource.UnitTest(t, resource.TestCase{
		ProtoV6ProviderFactories: acctest.Providers(env),
		Steps: []resource.TestStep{{
			Config: config("s1"),
			ConfigStateChecks: []statecheck.StateCheck{
				statecheck.ExpectKnownValue(address,
					tfjsonpath.New("business").AtMapKey("shareholders"), knownvalue.ListSizeExact(0)),
				statecheck.ExpectKnownValue(address,
					tfjsonpath.New("relationships").AtMapKey("documents"), knownvalue.ListSizeExact(0)),
				statecheck.ExpectKnownValue(address,
					tfjsonpath.New("relationships").AtMapKey("verifications"), knownvalue.Null()),
			},
		}},
	})
}

func TestAccBelticSessionDataSource_errors(t *testing.T) {
	t.Parallel()

	for name, test := range map[string]struct {
		prepare func(*beltictest.Fake, acctest.Env)
		want    *regexp.Regexp
	}{
		"not found": {
			func(*beltictest.Fake, acctest.Env) {},
			acctest.Message(`Beltic session not found`, `id = "s1"`, `404 Not Found: not_found`, `error id fake-error-404`),
		},
		"wrong credentials": {
			func(_ *beltictest.Fake, env acctest.Env) { env["BELTIC_API_KEY"] = "wrong" },
			acctest.Message(`Beltic rejected the credentials`, `401 Unauthorized: unauthorized`, `The API key is not valid`),
		},
		"not configured": {
			func(_ *beltictest.Fake, env acctest.Env) { clear(env) },
			acctest.Message(`Beltic is not configured`, `BELTIC_API_KEY`),
		},
		"wrong id in the answer": {
			func(fake *beltictest.Fake, _ acctest.Env) {
				fake.PutAnswer("s1", beltictest.SessionJSON("s2", "approved"))
			},
			acctest.Message(`Beltic answered for another session`, `about another object`),
		},
		"no id in the answer": {
			func(fake *beltictest.Fake, _ acctest.Env) {
				fake.PutAnswer("s1", `{"data": {"attributes": {"status": "approved"}}}`)
			},
			acctest.Message(`Beltic answered for another session`, `does not say which object`),
		},
		"wrong type": {
			func(fake *beltictest.Fake, _ acctest.Env) {
				fake.PutAnswer("s1", `{"data": {"id": "s1", "attributes": {"status": 4711}}}`)
			},
			acctest.Message(`Beltic's answer has an unexpected shape`, `data.attributes.status is a number where a string was expected`),
		},
		"forbidden": {
			func(fake *beltictest.Fake, _ acctest.Env) {
				fake.FailAlways(&fakevendor.Fault{Status: 403, Body: `{"error": {"code": "forbidden",
					"message": "The key lacks a scope.", "request_id": "r1"}}`})
			},
			acctest.Message(`Beltic refused access to the session`, `forbidden: The key lacks a scope`, `error id r1`),
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

func TestAccBelticSessionDataSource_badID(t *testing.T) {
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

func TestAccBelticSessionDataSource_strangeID(t *testing.T) {
	t.Parallel()

	const id = "a/../b%2fc d?e#f"

	fake, env := setUp(t)
	fake.PutSession(beltictest.SessionJSON(id, "approved"))

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

func TestAccBelticSessionDataSource_personalData(t *testing.T) {
	t.Parallel()

	fake, env := setUp(t)
	fake.PutSession(beltictest.SessionJSON("s1", "approved"))

	personal := []tfjsonpath.Path{
		tfjsonpath.New("person"),
		tfjsonpath.New("identity_numbers"),
		tfjsonpath.New("contact"),
		tfjsonpath.New("address"),
		tfjsonpath.New("business").AtMapKey("shareholders"),
	}

	shown := []statecheck.StateCheck{
		acctest.ExpectStateText(beltictest.Secret, true),
		acctest.ExpectStateText(beltictest.SecretNumber, true),
	}
	omitted := []statecheck.StateCheck{
		acctest.ExpectStateText(beltictest.Secret, false),
		acctest.ExpectStateText(beltictest.SecretNumber, false),
		statecheck.ExpectKnownValue(address, tfjsonpath.New("decision"), knownvalue.StringExact("approved")),
		statecheck.ExpectKnownValue(address,
			tfjsonpath.New("business").AtMapKey("legal_name"), knownvalue.StringExact("Example GmbH")),
	}

	for _, path := range personal {
		shown = append(shown, statecheck.ExpectSensitiveValue(address, path))
		omitted = append(omitted, statecheck.ExpectKnownValue(address, path, knownvalue.Null()))
	}

	resource.UnitTest(t, resource.TestCase{
		ProtoV6ProviderFactories: acctest.Providers(env),
		Steps: []resource.TestStep{{
			Config:            config("s1"),
			ConfigStateChecks: shown,
		}, {
			Config: config("s1") + `
provider "identity" {
  omit_personal_data = true
}`,
			ConfigPlanChecks: resource.ConfigPlanChecks{
				PreApply: []plancheck.PlanCheck{
					acctest.ExpectPlanText(beltictest.Secret, false),
					acctest.ExpectPlanText(beltictest.SecretNumber, false),
				},
			},
			ConfigStateChecks: omitted,
		}},
	})
}

// A number compares with the one that a person writes, whatever its digits.
func TestAccBelticSessionDataSource_numbersAreExact(t *testing.T) {
	t.Parallel()

	fake, env := setUp(t)
	fake.PutSession(`{"data": {"id": "s1", "attributes": {"behavior_analysis": {"bot_score": 0.1, "hesitation_time": 9007199254740993},
		"business": {"shareholders": [{"percentage_of_share": 33.33}]}}}}`)

	resource.UnitTest(t, resource.TestCase{
		ProtoV6ProviderFactories: acctest.Providers(env),
		Steps: []resource.TestStep{{
			Config: config("s1") + `
output "exact" {
  value = [
    data.identity_beltic_session.test.behavior_analysis.bot_score == 0.1,
    data.identity_beltic_session.test.behavior_analysis.hesitation_time == 9007199254740993,
    nonsensitive(data.identity_beltic_session.test.business.shareholders[0].percentage_of_share >= 33.33),
    nonsensitive(data.identity_beltic_session.test.business.shareholders[0].percentage_of_share <= 33.33),
  ]
}`,
			ConfigStateChecks: []statecheck.StateCheck{
				statecheck.ExpectKnownOutputValue("exact", knownvalue.TupleExact([]knownvalue.Check{
					knownvalue.Bool(true), knownvalue.Bool(true), knownvalue.Bool(true), knownvalue.Bool(true),
				})),
			},
		}},
	})
}
