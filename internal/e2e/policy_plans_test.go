package e2e_test

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/seed-97276580/terraform-provider-identity/internal/acctest"
)

// The policy judges each read by itself: one that has read nothing is denied beside one that is approved.
func TestPolicyJudgesEachRead(t *testing.T) {
	t.Parallel()

	const approved, guarded = `
data "identity_beltic_session" "approved" {
  id = "approved"
}`, `
resource "terraform_data" "guarded" {}`

	owners := func(arguments string) string {
		return "\ndata \"identity_beltic_session\" \"owners\" {\n  " + arguments + "\n}"
	}
	inner := func(arguments string) string {
		return "\nmodule \"inner\" {\n  source = \"./inner\"\n  " + arguments + "\n}"
	}

	for name, test := range map[string]struct {
		config string
		deny   string // empty: let through
	}{
		"for_each": {owners("for_each = toset([\"approved\", \"s1\"])\n  id = each.key"), ""},
		"for_each over none": {
			owners("for_each = toset([])\n  id = each.key"), "data.identity_beltic_session.owners has read no session",
		},
		"count of none": {
			owners("count = 0\n  id = \"approved\""), "data.identity_beltic_session.owners has read no session",
		},
		"module":             {inner(`for_each = toset(["a.b", "c"])`), ""},
		"module without any": {inner("count = 0"), "module.inner.data.identity_beltic_session.approved has read no session"},
		"plural without any": {
			"\ndata \"identity_beltic_sessions\" \"owners\" {\n  ids = []\n}",
			"data.identity_beltic_sessions.owners has read no session",
		},
		"only one is missing": {
			"\ndata \"identity_beltic_sessions\" \"owners\" {\n  ids = [\"gone\"]\n}",
			"data.identity_beltic_sessions.owners: gone is missing",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			_, env := start(t, "beltic")
			folder := write(t, approved, guarded, test.config)
			writeFile(t, filepath.Join(folder, "inner", "main.tf"), acctest.Config(approved))
			mustCLI(t, folder, env, "get")
			mustCLI(t, folder, env, "plan", "-out=saved.tfplan")

			output, err := evaluate(t, mustCLI(t, folder, nil, "show", "-json", "saved.tfplan"))
			if (err != nil) != (test.deny != "") || !strings.Contains(output, test.deny) {
				t.Errorf("error is %v\n%s", err, output)
			}
		})
	}
}

// A plan of -target has what an old state says of the sessions that it did not read. Terraform says that such a plan is
// not complete, and the policy denies it. OpenTofu does not: a trap.
func TestPolicyDeniesAPlanThatIsNotComplete(t *testing.T) {
	t.Parallel()

	fake, env := start(t, "beltic")
	folder := write(t, `
data "identity_beltic_session" "owner" {
  id = "approved"
}

resource "terraform_data" "guarded" {}`)

	mustCLI(t, folder, env, "apply", "-auto-approve", "-target=data.identity_beltic_session.owner")
	fake.SetStatus("approved", "declined")
	mustCLI(t, folder, env, "plan", "-out=saved.tfplan", "-target=terraform_data.guarded")

	output, err := evaluate(t, mustCLI(t, folder, nil, "show", "-json", "saved.tfplan"))

	product, _ := acctest.Version(t)
	if want := product == "Terraform"; want != (err != nil) || want != strings.Contains(output, "not complete") {
		t.Errorf("%s: error is %v\n%s", product, err, output)
	}
}

// The policy works beside the module: the data source is for the policy, and the module for the apply.
func TestPolicyBesideTheModule(t *testing.T) {
	t.Parallel()
	acctest.RequireEphemeral(t)

	fake, env := start(t, "beltic")
	folder := copyInstalled(t, "gate-policy")
	mustCLI(t, folder, env, "plan", "-out=saved.tfplan")

	if output, err := evaluate(t, mustCLI(t, folder, nil, "show", "-json", "saved.tfplan")); err != nil {
		t.Errorf("error is %v\n%s", err, output)
	}

	fake.SetStatus("approved", "declined")
	expectRefused(t, folder, env, "Rejected", "apply", "saved.tfplan")
}
