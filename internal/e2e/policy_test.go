package e2e_test

import (
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/seed-97276580/terraform-provider-identity/internal/acctest"
)

// opa builds the Open Policy Agent, if that has not been done yet, and returns its path.
var opa = sync.OnceValues(func() (string, error) {
	path, err := exec.Command("../../scripts/tool.sh", "opa").Output()

	return strings.TrimSpace(string(path)), err
})

// evaluate runs the guide's command. It fails if the policy denies.
func evaluate(t *testing.T, input string) (string, error) {
	t.Helper()

	path, err := opa()
	if err != nil {
		t.Fatal(err)
	}

	eval := exec.CommandContext(t.Context(), path, "eval", "--fail-defined", "--stdin-input",
		"--data", filepath.Join(examples, "policy", "gate.rego"), "data.identity.gate.deny[message]")
	eval.Stdin = strings.NewReader(input)

	output, err := eval.CombinedOutput()

	return string(output), err
}

// The guide's policy refuses a plan with changes unless every session that it has read is approved.
func TestPolicy(t *testing.T) {
	t.Parallel()

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
		inner  string // configuration of the module "inner", if there is one
		deny   string // empty: let through
	}{
		"approved": {status: "approved", config: read + change},
		"declined": {
			status: "declined", config: read + change, deny: "data.identity_beltic_session.owner is not approved",
		},
		"from the future": {
			status: "from_the_future", config: read + change, deny: "data.identity_beltic_session.owner is not approved",
		},
		"in a module": {
			status: "declined",
			config: strings.ReplaceAll(read, "approved", "s1") + change + "\nmodule \"inner\" {\n  source = \"./inner\"\n}",
			inner:  read,
			deny:   "module.inner.data.identity_beltic_session.owner is not approved",
		},
		"read in the apply": {
			status: "approved",
			config: read + change +
				strings.Replace(read, `"owner" {`, "\"later\" {\n  depends_on = [terraform_data.guarded]", 1),
			deny: "data.identity_beltic_session.later is read in the apply",
		},
		"many, all approved": {status: "approved", config: many + change},
		"many, one declined": {
			status: "declined", config: many + change, deny: "data.identity_beltic_sessions.owners: approved is not approved",
		},
		"many, one missing": {
			status: "approved", config: strings.ReplaceAll(many, `"s1"`, `"gone"`) + change,
			deny: "data.identity_beltic_sessions.owners: gone is missing",
		},
		"many of none": {
			status: "approved", config: strings.ReplaceAll(many, `"approved", "s1"`, ``) + change,
			deny: "owners has read no session",
		},
		"no session": {status: "approved", config: change, deny: "the plan has read no session"},
		"no change":  {status: "declined", config: read},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			fake, env := start(t, "beltic")
			fake.SetStatus("approved", test.status)

			folder := write(t, test.config)

			if test.inner != "" {
				writeFile(t, filepath.Join(folder, "inner", "main.tf"), acctest.Config(test.inner))
				mustCLI(t, folder, env, "get")
			}

			mustCLI(t, folder, env, "plan", "-out=saved.tfplan")

			output, err := evaluate(t, mustCLI(t, folder, nil, "show", "-json", "saved.tfplan"))
			if (err != nil) != (test.deny != "") || !strings.Contains(output, test.deny) {
				t.Errorf("error is %v\n%s", err, output)
			}
		})
	}
}

// What is no plan is refused: an empty object is what a command that failed leaves behind.
func TestPolicyRefusesWhatIsNoPlan(t *testing.T) {
	t.Parallel()

	for _, input := range []string{
		`{}`, ``, `{"values": {"root_module": {}}}`, `{"planned_values": {}, "errored": true}`,
	} {
		if output, err := evaluate(t, input); err == nil {
			t.Errorf("%s is let through: %s", input, output)
		}
	}
}
