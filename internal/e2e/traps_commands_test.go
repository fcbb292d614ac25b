package e2e_test

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/seed-97276580/terraform-provider-identity/internal/acctest"
)

// An apply that is refused has destroyed already what it was to replace, unless all that is behind the gate is created
// before it is destroyed.
func TestTrapReplacement(t *testing.T) {
	t.Parallel()
	acctest.RequireEphemeral(t)

	const createBeforeDestroy = `
  lifecycle {
    create_before_destroy = true
  }`

	for name, test := range map[string]struct {
		guarded, dependent string // lifecycles
		destroyed          []string
	}{
		"neither":             {"", "", []string{"guarded", "dependent"}},
		"the guarded one":     {createBeforeDestroy, "", []string{"dependent"}},
		"all behind the gate": {createBeforeDestroy, createBeforeDestroy, nil},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			fake, env := start(t, "beltic")
			folder := withModule(t, strings.Replace(gatedBy(ownSession["beltic"]), "depends_on = [module.gate]", `
  triggers_replace = var.release
  depends_on       = [module.gate]
`+test.guarded, 1)+`
resource "terraform_data" "dependent" {
  triggers_replace = terraform_data.guarded.id
`+test.dependent+`
}

variable "release" {}`)

			mustCLI(t, folder, env, "apply", "-auto-approve", "-var=release=first")
			mustCLI(t, folder, env, "plan", "-out=saved.tfplan", "-var=release=second")
			fake.SetStatus("approved", "declined")
			expectRefused(t, folder, env, "Rejected", "apply", "saved.tfplan")

			after := attributesOf(t, folder)
			for _, resource := range []string{"guarded", "dependent"} {
				_, exists := after[resource]
				if destroyed := strings.Contains(strings.Join(test.destroyed, " "), resource); exists == destroyed {
					t.Errorf("%s exists: %t", resource, exists)
				}
			}
		})
	}
}

// What a plan deletes, imports or forgets is done before the gate is read, whatever depends on it, and outputs whose
// value the plan knows are written.
func TestTrapDeletionsAreNotGated(t *testing.T) {
	t.Parallel()
	acctest.RequireEphemeral(t)

	const resource = "\nresource \"terraform_data\" \"behind\" {\n  depends_on = [module.gate]\n}\n"

	for name, test := range map[string]struct {
		before, after string
		isThere       bool // whether the resource is there after the refused apply
	}{
		"a deletion": {before: resource},
		"an import": {
			after: resource + "\nimport {\n  to = terraform_data.behind\n  id = \"x\"\n}\n", isThere: true,
		},
		"a removed block": {
			before: resource,
			after:  "\nremoved {\n  from = terraform_data.behind\n\n  lifecycle {\n    destroy = false\n  }\n}\n",
		},
		"a creation, which is gated": {after: resource},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			output := func(value string) string {
				return "\noutput \"known\" {\n  value      = \"" + value + "\"\n  depends_on = [module.gate]\n}\n"
			}
			gated := gatedBy(ownSession["beltic"])

			fake, env := start(t, "beltic")
			folder := withModule(t, gated+test.before+output("first"))
			mustCLI(t, folder, env, "apply", "-auto-approve")

			writeFile(t, filepath.Join(folder, "main.tf"), gated+test.after+output("second"))
			mustCLI(t, folder, env, "plan", "-out=saved.tfplan")
			fake.SetStatus("approved", "declined")
			expectRefused(t, folder, env, "Rejected", "apply", "saved.tfplan")

			if _, isThere := attributesOf(t, folder)["behind"]; isThere != test.isThere {
				t.Errorf("the resource is there: %t", isThere)
			}

			if known := mustCLI(t, folder, env, "output", "-raw", "known"); known != "second" {
				t.Errorf("the output is %s", known)
			}
		})
	}
}

// destroy, import and -refresh-only read the sessions, too, and wait for them. Their conditions refuse nothing there.
// Only -refresh=false keeps a destroy from reading.
func TestTrapOtherCommandsReadSessions(t *testing.T) {
	t.Parallel()
	acctest.RequireEphemeral(t)

	const (
		waits   = "\n  wait = \"3s\""
		pending = "Beltic session is not decided yet"
	)

	importing := []string{"import", "-no-color", "-input=false", "terraform_data.imported", "x"}

	for name, test := range map[string]struct {
		more    string // arguments of the module
		command []string
		reads   bool
		refused string
	}{
		"destroy":                  {"", []string{"destroy"}, true, ""},
		"import":                   {"", importing, true, ""},
		"refresh-only":             {"", []string{"plan", "-refresh-only"}, true, ""},
		"plan without refresh":     {"", []string{"plan", "-refresh=false"}, true, "Not decided yet"},
		"destroy without refresh":  {"", []string{"destroy", "-refresh=false"}, false, ""},
		"waiting destroy":          {waits, []string{"destroy"}, true, pending},
		"waiting import":           {waits, importing, true, pending},
		"waiting refresh-only":     {waits, []string{"plan", "-refresh-only"}, true, pending},
		"waiting, without refresh": {waits, []string{"destroy", "-refresh=false"}, false, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			fake, env := start(t, "beltic")
			folder := withModule(t, gatedBy(ownSession["beltic"]))
			mustCLI(t, folder, env, "apply", "-auto-approve")

			after := gatedBy(ownSession["beltic"]+test.more) + "\nresource \"terraform_data\" \"imported\" {}\n"
			writeFile(t, filepath.Join(folder, "main.tf"), after)
			fake.SetStatus("approved", "pending")

			before := len(fake.Requests())

			if test.refused == "" {
				mustCLI(t, folder, env, test.command[0], test.command[1:]...)
			} else {
				expectRefused(t, folder, env, test.refused, test.command[0], test.command[1:]...)
			}

			if reads := len(fake.Requests()) > before; reads != test.reads {
				t.Errorf("sessions are read: %t", reads)
			}
		})
	}
}

// A data source that fails to be read ends these commands, too: a session that the vendor has deleted.
func TestTrapDeletedSessionStopsDestroy(t *testing.T) {
	t.Parallel()

	fake, env := start(t, "beltic")
	folder := write(t, reads("data", fake, ""))
	mustCLI(t, folder, env, "apply", "-auto-approve")
	fake.Forget()
	expectRefused(t, folder, env, "Beltic session not found", "destroy")
	expectRefused(t, folder, env, "Beltic session not found", "plan", "-refresh-only")
	mustCLI(t, folder, env, "destroy", "-refresh=false")
}

// The module, whose sessions come from a plural read, stays closed for a session that the vendor has deleted, and does
// not stop a destroy.
func TestTrapDeletedSessionClosesTheGate(t *testing.T) {
	t.Parallel()
	acctest.RequireEphemeral(t)

	fake, env := start(t, "beltic")
	folder := withModule(t, gatedBy(ownSession["beltic"]))
	mustCLI(t, folder, env, "apply", "-auto-approve")
	fake.Forget()
	expectRefused(t, folder, env, "Not found", "apply", "-auto-approve")
	expectRefused(t, folder, env, "Not found", "plan")
	mustCLI(t, folder, env, "destroy")
}

// A condition in an ephemeral block makes `show -json` of Terraform before 1.15 crash.
func TestTrapConditionInEphemeralBlock(t *testing.T) {
	t.Parallel()
	acctest.RequireEphemeral(t)

	_, env := start(t, "beltic")
	folder := write(t, `
ephemeral "identity_beltic_session" "owner" {
  id = "approved"

  lifecycle {
    postcondition {
      condition     = self.decision == "approved"
      error_message = "Not verified."
    }
  }
}`)

	mustCLI(t, folder, env, "plan", "-out=saved.tfplan")

	output, err := cli(t, folder, env, "show", "-json", "saved.tfplan")
	product, minor := acctest.Version(t)

	if crashes := product == "Terraform" && minor < 15; crashes != (err != nil) {
		t.Errorf("%s 1.%d: error is %v\n%s", product, minor, err, output)
	}
}
