package e2e_test

import (
	"maps"
	"net/http"
	"slices"
	"testing"

	"github.com/seed-97276580/terraform-provider-identity/internal/acctest"
	"github.com/seed-97276580/terraform-provider-identity/internal/acctest/fakes"
	"github.com/seed-97276580/terraform-provider-identity/internal/acctest/fakevendor"
	"github.com/seed-97276580/terraform-provider-identity/internal/datasources"
)

// guardedResources are behind the gate: in one plan the first is created, the second updated and the third replaced.
const guardedResources = `
variable "release" {}

resource "terraform_data" "created" {
  count      = var.release == "first" ? 0 : 1
  depends_on = [module.gate]
}

resource "terraform_data" "updated" {
  input      = var.release
  depends_on = [module.gate]
}

resource "terraform_data" "replaced" {
  triggers_replace = var.release

  lifecycle {
    create_before_destroy = true
  }

  depends_on = [module.gate]
}
`

// reasons are what the module says to a decision.
var reasons = map[datasources.Decision]string{
	datasources.Rejected: "Rejected: the vendor rejected a session",
	datasources.Expired:  "Expired: a session expired",
	datasources.Pending:  "Not decided yet: a session is still waiting",
	datasources.Unknown:  "Unknown status: this version of the provider does not know",
}

// refusal is what happens at the vendor after the plan, and what the refused apply says.
type refusal struct {
	change func(fakes.Fake)
	says   string
}

// refusalsOf has every status but the approved one, and every way not to get one.
func refusalsOf(fake fakes.Fake) map[string]refusal {
	refusals := map[string]refusal{
		"not found": {fakes.Fake.Forget, "Not found: the vendor does not know a session"},
		"vendor is down": {
			func(f fakes.Fake) { f.FailAlways(&fakevendor.Fault{Status: http.StatusServiceUnavailable}) },
			fake.Title,
		},
		"no access": {
			func(f fakes.Fake) { f.FailAlways(&fakevendor.Fault{Status: http.StatusForbidden}) },
			fake.Title,
		},
	}

	for _, status := range append(fake.Decisions.Statuses(), "from_the_future") {
		if decision := fake.Decisions.Of(&status); decision != datasources.Approved {
			refusals[status] = refusal{func(f fakes.Fake) { f.SetStatus("approved", status) }, reasons[decision]}
		}
	}

	return refusals
}

// A plan is saved over an existing state while the session is approved. Whatever happens then, unless the session is
// still approved, the apply is refused, says why, and changes nothing behind the gate.
func TestModuleRefusesASavedPlan(t *testing.T) {
	t.Parallel()
	acctest.RequireEphemeral(t)

	forEachVendor(t, func(t *testing.T, fake fakes.Fake, env acctest.Env) {
		t.Helper()

		plan := withModule(t, gatedBy(ownSession[fake.Name])+guardedResources)
		mustCLI(t, plan, env, "apply", "-auto-approve", "-var=release=first")
		mustCLI(t, plan, env, "plan", "-out=saved.tfplan", "-var=release=second")
		before := attributesOf(t, plan)

		t.Run("still approved", func(t *testing.T) {
			t.Parallel()

			folder := copyFolder(t, plan)
			_, env := start(t, fake.Name)
			mustCLI(t, folder, env, "apply", "saved.tfplan")

			after := attributesOf(t, folder)
			for _, name := range []string{"created", "updated", "replaced"} {
				if after[name] == before[name] {
					t.Errorf("%s has not changed: %s", name, after[name])
				}
			}
		})

		refusals := refusalsOf(fake)
		for _, name := range slices.Sorted(maps.Keys(refusals)) {
			t.Run(name, func(t *testing.T) {
				t.Parallel()

				folder := copyFolder(t, plan)
				fake, env := start(t, fake.Name)
				refusals[name].change(fake)
				expectRefused(t, folder, env, refusals[name].says, "apply", "saved.tfplan")

				if after := attributesOf(t, folder); !maps.Equal(after, before) {
					t.Errorf("something has changed behind the gate: %v, want %v", after, before)
				}
			})
		}
	})
}

// A plan is refused as well, for the same reasons.
func TestModuleRefusesAPlan(t *testing.T) {
	t.Parallel()
	acctest.RequireEphemeral(t)

	forEachVendor(t, func(t *testing.T, fake fakes.Fake, env acctest.Env) {
		t.Helper()

		folder := withModule(t, gatedBy(ownSession[fake.Name]))
		refused := map[string]string{
			status(fake, datasources.Rejected): reasons[datasources.Rejected],
			status(fake, datasources.Pending):  reasons[datasources.Pending],
			"from_the_future":                  reasons[datasources.Unknown],
		}

		for _, status := range slices.Sorted(maps.Keys(refused)) {
			fake.SetStatus("approved", status)
			expectRefused(t, folder, env, refused[status], "plan")
		}
	})
}

// A vendor without ids is not asked and need not be configured. One with ids must be.
func TestModuleNeedsTheVendorsOfItsSessions(t *testing.T) {
	t.Parallel()
	acctest.RequireEphemeral(t)

	forEachVendor(t, func(t *testing.T, fake fakes.Fake, all acctest.Env) {
		t.Helper()

		folder := withModule(t, gatedBy(ownSession[fake.Name]))
		own := maps.Collect(maps.All(all))
		others := maps.Collect(maps.All(all))

		for name := range all {
			if _, ok := fake.Environment("")[name]; ok {
				delete(others, name)
			} else {
				delete(own, name)
			}
		}

		mustCLI(t, folder, own, "plan", "-out=saved.tfplan")
		expectRefused(t, copyFolder(t, folder), others, fake.Title+" is not configured", "apply", "saved.tfplan")
		mustCLI(t, folder, own, "apply", "saved.tfplan")
		expectRefused(t, folder, others, fake.Title+" is not configured", "plan")
	})
}
