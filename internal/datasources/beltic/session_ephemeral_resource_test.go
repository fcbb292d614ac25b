package beltic_test

import (
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"

	"github.com/seed-97276580/terraform-provider-identity/internal/acctest"
	"github.com/seed-97276580/terraform-provider-identity/internal/datasources/beltic/beltictest"
)

// ephemeralConfig opens the session with an id, and shows it in echo.test.
func ephemeralConfig(id string) string {
	return acctest.Config(`
ephemeral "identity_beltic_session" "test" {
  id = "`+id+`"
}`, acctest.Echo("ephemeral.identity_beltic_session.test"))
}

func TestAccBelticSessionEphemeralResource_open(t *testing.T) {
	t.Parallel()
	acctest.RequireEphemeral(t)

	fake, env := setUp(t)
	fake.PutSession(beltictest.SessionJSON("s1", "approved"))

	want := acctest.Mirrored(t, beltictest.SessionJSON("s1", "approved"), "meta", "links")
	want["decision"] = "approved"
	want["wait_for"], want["timeouts"] = nil, nil

	resource.UnitTest(t, resource.TestCase{
		ProtoV6ProviderFactories: acctest.ProvidersWithEcho(env),
		Steps: []resource.TestStep{{
			Config:            ephemeralConfig("s1"),
			ConfigStateChecks: []statecheck.StateCheck{acctest.ExpectState("echo.test", want)},
		}},
	})
}

func TestAccBelticSessionEphemeralResource_notFound(t *testing.T) {
	t.Parallel()
	acctest.RequireEphemeral(t)

	_, env := setUp(t)

	resource.UnitTest(t, resource.TestCase{
		ProtoV6ProviderFactories: acctest.ProvidersWithEcho(env),
		Steps: []resource.TestStep{{
			Config:      ephemeralConfig("s1"),
			ExpectError: acctest.Message("Beltic session not found", "404 Not Found"),
		}},
	})
}

// The arguments are held to the same rules as the data source's.
func TestAccBelticSessionEphemeralResource_badArguments(t *testing.T) {
	t.Parallel()
	acctest.RequireEphemeral(t)

	for arguments, want := range map[string]string{
		`id = ".."`: "Invalid value of id",
		"id = \"s1\"\nwait_for = { poll_interval = \"1ms\" }": "Invalid value of wait_for.poll_interval",
		"id = \"s1\"\nwait_for = { statuses = [] }":           "must contain at least 1 elements",
		"id = \"s1\"\ntimeouts = { open = \"10 minutes\" }":   "Invalid Attribute Value Time Duration",
		"id = \"s1\"\ntimeouts = { open = \"-1s\" }":          "Invalid value of timeouts",
	} {
		t.Run(want, func(t *testing.T) {
			t.Parallel()

			fake, env := setUp(t)

			resource.UnitTest(t, resource.TestCase{
				ProtoV6ProviderFactories: acctest.Providers(env),
				Steps: []resource.TestStep{{
					Config: acctest.Config(`
ephemeral "identity_beltic_session" "test" {
` + arguments + `
}`),
					ExpectError: acctest.Message(want),
				}},
			})

			if requests := fake.Requests(); len(requests) != 0 {
				t.Errorf("requests were sent: %v", requests)
			}
		})
	}
}
