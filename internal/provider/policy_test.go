package provider_test

import (
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/seed-97276580/terraform-provider-identity/internal/acctest"
)

// The guide's policy refuses a plan with changes unless every session that it has read is approved.
func TestPolicy(t *testing.T) {
	t.Parallel()

	if testing.Short() {
		t.Skip("builds Open Policy Agent")
	}

	opa, err := exec.CommandContext(t.Context(), "../../scripts/tool.sh", "opa").Output()
	if err != nil {
		t.Fatal(err)
	}

	const read, change = `
data "identity_beltic_session" "owner" {
  id = "approved"
}`, `
resource "terraform_data" "guarded" {}`

	for name, test := range map[string]struct {
		status string
		config string
		deny   string // empty: let through
	}{
		"approved":   {"approved", read + change, ""},
		"declined":   {"declined", read + change, "data.identity_beltic_session.owner is not approved"},
		"from later": {"from_the_future", read + change, "data.identity_beltic_session.owner is not approved"},
		"in a module": {"declined", strings.ReplaceAll(read, "approved", "s1") + change + `
module "inner" {
  source = "./inner"
}`, "module.inner.data.identity_beltic_session.owner is not approved"},
		"read in the apply": {"approved", read + strings.Replace(read, `"owner" {`, `"later" {
  depends_on = [terraform_data.guarded]`, 1) + change, "data.identity_beltic_session.later is read in the apply"},
		"no session": {"approved", change, "the plan has read no session"},
		"no change":  {"declined", read, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			fake := gatedVendors["beltic"].start(t)
			fake.setStatus(test.status)

			folder := write(t, test.config)
			writeModule(t, filepath.Join(folder, "inner"), read)

			if strings.Contains(test.config, "module ") {
				if output, err := cli(t, folder, fake.env, "get", "-no-color"); err != nil {
					t.Fatalf("%v\n%s", err, output)
				}
			}

			if output, err := cli(t, folder, fake.env, "plan", "-input=false", "-no-color", "-out=saved.tfplan"); err != nil {
				t.Fatalf("%v\n%s", err, output)
			}

			policy, err := filepath.Abs("../../examples/policy/gate.rego")
			if err != nil {
				t.Fatal(err)
			}

			plan, err := cli(t, folder, acctest.Env{}, "show", "-json", "saved.tfplan")
			if err != nil {
				t.Fatal(err)
			}

			eval := exec.CommandContext(t.Context(), strings.TrimSpace(string(opa)),
				"eval", "--fail-defined", "--stdin-input", "--data", policy, "data.identity.gate.deny[message]")
			eval.Stdin = strings.NewReader(plan)

			output, err := eval.CombinedOutput()
			if (err != nil) != (test.deny != "") || !strings.Contains(string(output), test.deny) {
				t.Errorf("error is %v\n%s", err, output)
			}
		})
	}
}
