package provider_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/seed-97276580/terraform-provider-identity/internal/acctest"
	"github.com/seed-97276580/terraform-provider-identity/internal/datasources/beltic/beltictest"
)

// The tests below hold what the guide says about traps. When one fails because a CLI has become better, the
// guide has to say so.

// write makes a folder with a configuration.
func write(t *testing.T, blocks ...string) string {
	t.Helper()

	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, "main.tf"), []byte(acctest.Config(blocks...)), 0o600); err != nil {
		t.Fatal(err)
	}

	return folder
}

// writeModule writes a module into a new folder.
func writeModule(t *testing.T, folder, block string) {
	t.Helper()

	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}

	if err := os.WriteFile(filepath.Join(folder, "main.tf"), []byte(acctest.Config(block)), 0o600); err != nil {
		t.Fatal(err)
	}
}

// openBeltic opens the session "approved" and holds it to a condition of its own.
const openBeltic = `
ephemeral "identity_beltic_session" "owner" {
  id = "approved"

  lifecycle {
    postcondition {
      condition     = self.decision == "approved"
      error_message = "Not verified."
    }
  }
}

resource "terraform_data" "guarded" {}`

// An ephemeral resource that nothing refers to is not opened in OpenTofu's apply, and gates nothing there.
func TestTrapPostconditionWithoutReference(t *testing.T) {
	t.Parallel()
	acctest.RequireEphemeral(t)

	fake := gatedVendors["beltic"].start(t)
	folder := write(t, openBeltic)

	if output, err := cli(t, folder, fake.env, "plan", "-input=false", "-no-color", "-out=saved.tfplan"); err != nil {
		t.Fatalf("%v\n%s", err, output)
	}

	fake.setStatus("declined")

	output, err := cli(t, folder, fake.env, "apply", "-input=false", "-no-color", "saved.tfplan")

	if product, _ := acctest.Version(t); (product == "OpenTofu") != (err == nil) {
		t.Errorf("%s: the apply's error is %v\n%s", product, err, output)
	}
}

// An error message must not have an ephemeral or sensitive value: the CLI leaves the text out.
func TestTrapHiddenValueInErrorMessage(t *testing.T) {
	t.Parallel()
	acctest.RequireEphemeral(t)

	for kind, value := range map[string]string{"ephemeral": "ephemeral.identity_beltic_session.owner.status", "sensitive": "self.contact.phone"} {
		t.Run(kind, func(t *testing.T) {
			t.Parallel()

			fake := gatedVendors["beltic"].start(t)
			fake.setStatus("declined")

			folder := write(t, `
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
}`)

			output, err := cli(t, folder, fake.env, "plan", "-input=false", "-no-color")
			if err == nil || !strings.Contains(output, kind+" value") || strings.Contains(output, "The value is declined") || strings.Contains(output, "The value is personal") {
				t.Errorf("error is %v\n%s", err, output)
			}
		})
	}
}

// A data source inside a check stands in every plan, in full but for what is sensitive.
func TestTrapCheckPrintsItsDataSource(t *testing.T) {
	t.Parallel()

	v := setUp(t)
	v.beltic.PutSession(beltictest.SessionJSON("marked_for_review", "marked_for_review"))

	folder := copyExample(t, "monitor")
	for range 2 {
		output, err := cli(t, folder, v.env, "plan", "-input=false", "-no-color")
		if err != nil || !strings.Contains(output, "hesitation_percentage") {
			t.Errorf("error is %v\n%s", err, output)
		}
	}
}

// A refused apply writes a state, and the plan that was refused is stale afterwards.
func TestTrapRefusedPlanIsStale(t *testing.T) {
	t.Parallel()
	acctest.RequireEphemeral(t)

	folder := gatedVendors["beltic"].plan(t, "gate-apply")
	fake := gatedVendors["beltic"].start(t)
	fake.setStatus("declined")

	if output, err := cli(t, folder, fake.env, "apply", "-input=false", "-no-color", "saved.tfplan"); err == nil {
		t.Errorf("the apply is not refused:\n%s", output)
	}

	fake.setStatus("approved")

	output, err := cli(t, folder, fake.env, "apply", "-input=false", "-no-color", "saved.tfplan")
	if err == nil || !strings.Contains(output, "stale") {
		t.Errorf("the plan is not stale: %v\n%s", err, output)
	}

	output, err = cli(t, folder, fake.env, "apply", "-auto-approve", "-input=false", "-no-color")
	if err != nil {
		t.Errorf("a new plan is refused: %v\n%s", err, output)
	}
}

// A data source that depends on a resource with changes is read in the apply, and judged there.
func TestTrapDataSourceThatDependsOnAChange(t *testing.T) {
	t.Parallel()

	fake := gatedVendors["beltic"].start(t)
	fake.setStatus("declined")

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

	output, err := cli(t, folder, fake.env, "plan", "-input=false", "-no-color")
	if err != nil || !strings.Contains(output, "(known after apply)") {
		t.Errorf("the plan judges already: %v\n%s", err, output)
	}

	output, err = cli(t, folder, fake.env, "apply", "-auto-approve", "-input=false", "-no-color")
	if err == nil || !strings.Contains(output, "Not verified.") {
		t.Errorf("the apply does not judge: %v\n%s", err, output)
	}
}
