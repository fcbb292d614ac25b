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

	opa, err := exec.CommandContext(t.Context(), "../../scripts/tool.sh", "opa").Output()
	if err != nil {
		t.Fatal(err)
	}

	const read, many, change = `
data "identity_beltic_session" "owner" {
  id = "approved"
}`, `
data "identity_beltic_sessions" "owners" {
  ids = ["approved", "s1"]
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
		"many, all approved": {"approved", many + change, ""},
		"many, one declined": {"declined", many + change, "data.identity_beltic_sessions.owners: approved is not approved"},
		"many, one missing":  {"approved", strings.ReplaceAll(many, `"s1"`, `"gone"`) + change, "data.identity_beltic_sessions.owners: gone is missing"},
		"many of none":       {"approved", strings.ReplaceAll(many, `"approved", "s1"`, ``) + change, "the plan has read no session"},
		"no session":         {"approved", change, "the plan has read no session"},
		"no change":          {"declined", read, ""},
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

			plan, err := cli(t, folder, acctest.Env{}, "show", "-json", "saved.tfplan")
			if err != nil {
				t.Fatal(err)
			}

			output, err := evaluate(t, strings.TrimSpace(string(opa)), plan)
			if (err != nil) != (test.deny != "") || !strings.Contains(output, test.deny) {
				t.Errorf("error is %v\n%s", err, output)
			}
		})
	}
}

// What is no plan is refused: an empty object is what a command that failed leaves behind.
func TestPolicyRefusesWhatIsNoPlan(t *testing.T) {
	t.Parallel()

	opa, err := exec.CommandContext(t.Context(), "../../scripts/tool.sh", "opa").Output()
	if err != nil {
		t.Fatal(err)
	}

	for _, input := range []string{`{}`, ``, `{"values": {"root_module": {}}}`, `{"planned_values": {}, "errored": true}`} {
		if output, err := evaluate(t, strings.TrimSpace(string(opa)), input); err == nil {
			t.Errorf("%s is let through: %s", input, output)
		}
	}
}

// evaluate runs the guide's command. It fails if the policy denies.
func evaluate(t *testing.T, opa, input string) (string, error) {
	t.Helper()

	eval := exec.CommandContext(t.Context(), opa, "eval", "--fail-defined", "--stdin-input",
		"--data", "../../examples/policy/gate.rego", "data.identity.gate.deny[message]")
	eval.Stdin = strings.NewReader(input)

	output, err := eval.CombinedOutput()

	return string(output), err
}
