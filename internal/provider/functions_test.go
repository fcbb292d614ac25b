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
					knownvalue.StringExact("approved"),
					knownvalue.StringExact("rejected"),
					knownvalue.StringExact("expired"),
					knownvalue.StringExact("unknown"),
				})),
			},
		}},
	})
}

// OpenTofu sends nothing in place of a null argument, which the framework cannot read.
func TestAccDecisionFunctions_null(t *testing.T) {
	t.Parallel()

	if product, _ := acctest.Version(t); product == "OpenTofu" {
		t.Skip("OpenTofu cannot pass null to a provider's function")
	}

	resource.UnitTest(t, resource.TestCase{
		ProtoV6ProviderFactories: acctest.Providers(acctest.Env{}),
		Steps: []resource.TestStep{{
			Config: acctest.Config(`
output "decision" {
  value = provider::identity::beltic_decision(null)
}`),
			ConfigStateChecks: []statecheck.StateCheck{
				statecheck.ExpectKnownOutputValue("decision", knownvalue.StringExact("unknown")),
			},
		}},
	})
}
