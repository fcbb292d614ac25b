package e2e_test

import (
	"strings"
	"testing"

	"github.com/seed-97276580/terraform-provider-identity/internal/acctest"
)

// The tests below hold what the guide says about traps. When one fails because a CLI has become better, the guide has
// to say so.

// An ephemeral resource that nothing refers to is not opened in the apply of OpenTofu from 1.12 on, and gates nothing
// there.
func TestTrapPostconditionWithoutReference(t *testing.T) {
	t.Parallel()
	acctest.RequireEphemeral(t)

	fake, env := start(t, "beltic")
	folder := write(t, `
ephemeral "identity_beltic_session" "owner" {
  id = "approved"

  lifecycle {
    postcondition {
      condition     = self.decision == "approved"
      error_message = "Not verified."
    }
  }
}

resource "terraform_data" "guarded" {}`)

	mustCLI(t, folder, env, "plan", "-out=saved.tfplan")
	fake.SetStatus("approved", "declined")

	output, err := cli(t, folder, env, "apply", "saved.tfplan")
	product, minor := acctest.Version(t)

	if isPruned := product == "OpenTofu" && minor >= 12; isPruned != (err == nil) {
		t.Errorf("%s 1.%d: error is %v\n%s", product, minor, err, output)
	}
}

// An error message must not have an ephemeral or sensitive value: the CLI leaves the text out.
func TestTrapHiddenValueInErrorMessage(t *testing.T) {
	t.Parallel()
	acctest.RequireEphemeral(t)

	for kind, value := range map[string]string{
		"ephemeral": "ephemeral.identity_beltic_session.owner.status",
		"sensitive": "self.contact.phone",
	} {
		t.Run(kind, func(t *testing.T) {
			t.Parallel()

			fake, env := start(t, "beltic")
			fake.SetStatus("approved", "declined")

			output, err := cli(t, write(t, `
ephemeral "identity_beltic_session" "owner" {
  id = "approved"
}

data "identity_beltic_session" "owner" {
  id = "approved"

  lifecycle {
    postcondition {
      condition     = self.decision == "approved"
      error_message = "The value is ${`+value+`}."
    }
  }
}`), env, "apply", "-auto-approve")
			if err == nil || !strings.Contains(output, kind+" value") ||
				strings.Contains(output, "The value is declined") || strings.Contains(output, "The value is personal") {
				t.Errorf("error is %v\n%s", err, output)
			}
		})
	}
}

// A data source inside a check is printed in every plan, in full except for what is sensitive.
func TestTrapCheckPrintsItsDataSource(t *testing.T) {
	t.Parallel()

	fake, env := start(t, "beltic")
	fake.PutSession("marked_for_review", "marked_for_review")

	folder := copyExample(t, "monitor")
	for range 2 {
		if output := mustCLI(t, folder, env, "plan"); !strings.Contains(output, "registration_date") {
			t.Errorf("the data source is not printed: %s", output)
		}
	}
}

// A refused apply writes a state, and the plan that was refused is stale afterwards.
func TestTrapRefusedPlanIsStale(t *testing.T) {
	t.Parallel()
	acctest.RequireEphemeral(t)

	fake, env := start(t, "beltic")
	folder := gate(t, "gate-apply", fake)

	mustCLI(t, folder, env, "plan", "-out=saved.tfplan")

	fake.SetStatus("approved", "declined")
	expectRefused(t, folder, env, "identity is not verified", "apply", "saved.tfplan")

	fake.SetStatus("approved", "approved")
	expectRefused(t, folder, env, "stale", "apply", "saved.tfplan")

	mustCLI(t, folder, env, "apply", "-auto-approve")
}

// A data source that depends on a resource with changes is read in the apply, and judged there.
func TestTrapDataSourceThatDependsOnAChange(t *testing.T) {
	t.Parallel()

	fake, env := start(t, "beltic")
	fake.SetStatus("approved", "declined")

	folder := write(t, `
resource "terraform_data" "first" {}

data "identity_beltic_session" "owner" {
  id = "approved"

  lifecycle {
    postcondition {
      condition     = self.decision == "approved"
      error_message = "Not verified."
    }
  }

  depends_on = [terraform_data.first]
}`)

	if output := mustCLI(t, folder, env, "plan"); !strings.Contains(output, "(known after apply)") {
		t.Errorf("the plan judges already: %s", output)
	}

	expectRefused(t, folder, env, "Not verified.", "apply", "-auto-approve")
}
