package provider_test

import (
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"

	"github.com/seed-97276580/terraform-provider-identity/internal/acctest"
)

// The functions need no vendor to be configured.
func TestAccDecisionFunctions(t *testing.T) {
	t.Parallel()

	resource.UnitTest(t, resource.TestCase{
		ProtoV6ProviderFactories: acctest.Providers(acctest.Env{}),
		Steps: []resource.TestStep{{
			Config: acctest.Config(`
output "decisions" {
  value = [
    provider::identity::solaris_decision("successful"),
    provider::identity::solaris_decision("pending_successful"),
    provider::identity::solaris_decision("approved"),
    provider::identity::solaris_decision(null),
    provider::identity::beltic_decision("approved"),
    provider::identity::beltic_decision("failed"),
    provider::identity::beltic_decision("expired"),
    provider::identity::beltic_decision(""),
  ]
}`),
			ConfigStateChecks: []statecheck.StateCheck{
				statecheck.ExpectKnownOutputValue("decisions", knownvalue.TupleExact([]knownvalue.Check{
					knownvalue.StringExact("approved"),
					knownvalue.StringExact("pending"),
					knownvalue.StringExact("unknown"),
					knownvalue.StringExact("unknown"),
					knownvalue.StringExact("approved"),
					knownvalue.StringExact("rejected"),
					knownvalue.StringExact("expired"),
					knownvalue.StringExact("unknown"),
				})),
			},
		}},
	})
}
