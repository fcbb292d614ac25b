package beltic_test

import (
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"
	"github.com/hashicorp/terraform-plugin-testing/tfjsonpath"

	"github.com/seed-97276580/terraform-provider-identity/internal/acctest"
	"github.com/seed-97276580/terraform-provider-identity/internal/datasources/beltic/beltictest"
)

// waiting reads the session "s1" with more arguments.
func waiting(arguments string) string {
	return acctest.Config(`
data "identity_beltic_session" "test" {
  id = "s1"
` + arguments + `
}`)
}

// The session changes after the second read, and the wait notices.
func TestAccBelticSessionDataSource_waitFor(t *testing.T) {
	t.Parallel()

	fake, env := setUp(t)
	fake.PutSession(beltictest.SessionJSON("s1", "created"))
	fake.After(2, func() { fake.SetStatus("s1", "approved") })

	resource.UnitTest(t, resource.TestCase{
		ProtoV6ProviderFactories: acctest.Providers(env),
		Steps: []resource.TestStep{{
			Config: waiting(`wait_for = { statuses = ["approved"], poll_interval = "1s" }`),
			ConfigStateChecks: []statecheck.StateCheck{
				statecheck.ExpectKnownValue(address, tfjsonpath.New("decision"), knownvalue.StringExact("approved")),
			},
		}},
	})
}

func TestAccBelticSessionDataSource_waitErrors(t *testing.T) {
	t.Parallel()

	for name, test := range map[string]struct {
		arguments string
		want      []string
	}{
		"final decision": {
			`wait_for = { statuses = ["approved"] }`,
			[]string{"Beltic session ended with another status", "the last status was expired (decision expired)"},
		},
		"deadline before the first answer": {
			`wait_for = { statuses = ["from_the_future", "expired"] }
			  timeouts = { read = "1ns" }`,
			[]string{"Reading from Beltic took too long", "the deadline of the read passed"},
		},
		"poll_interval too short": {
			`wait_for = { poll_interval = "999ms" }`,
			[]string{"Invalid value of wait_for.poll_interval", "must be a duration from 1s to 5m"},
		},
		"poll_interval too long": {
			`wait_for = { poll_interval = "301s" }`,
			[]string{"Invalid value of wait_for.poll_interval", "must be a duration from 1s to 5m"},
		},
		"null status": {
			`wait_for = { statuses = [null] }`,
			[]string{"Null List Value"},
		},
		"no statuses": {
			`wait_for = { statuses = [] }`,
			[]string{"wait_for.statuses", "must contain at least 1 elements"},
		},
		"timeouts is no duration": {
			`timeouts = { read = "10 minutes" }`,
			[]string{"Invalid Attribute Value Time Duration", "10 minutes"},
		},
		"timeouts is not positive": {
			`timeouts = { read = "0s" }`,
			[]string{"Invalid value of timeouts", "must be a positive duration"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			fake, env := setUp(t)
			fake.PutSession(beltictest.SessionJSON("s1", "expired"))

			resource.UnitTest(t, resource.TestCase{
				ProtoV6ProviderFactories: acctest.Providers(env),
				Steps: []resource.TestStep{{
					Config:      waiting(test.arguments),
					ExpectError: acctest.Message(test.want...),
				}},
			})
		})
	}
}
