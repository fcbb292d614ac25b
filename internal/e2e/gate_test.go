package e2e_test

import (
	"net/http"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/seed-97276580/terraform-provider-identity/internal/acctest"
	"github.com/seed-97276580/terraform-provider-identity/internal/acctest/fakes"
	"github.com/seed-97276580/terraform-provider-identity/internal/acctest/fakevendor"
	"github.com/seed-97276580/terraform-provider-identity/internal/datasources"
)

// gate copies an example of a gate on the session "approved", and turns it into one for a vendor.
func gate(t *testing.T, example string, fake fakes.Fake) (folder string) {
	t.Helper()

	folder = copyExample(t, example)

	change(t, folder, "identity_beltic_session", fake.One())

	arguments := fake.Arguments("approved")
	delete(arguments, "id")
	change(t, folder, "id = var.session_id", acctest.HCL(arguments)+"id = var.session_id")

	// Solaris's sessions are bound to a person by their arguments.
	account := ".relationships.account.id == var.account_id"
	if fake.Name == "solaris" && contains(t, folder, ".tf", account) {
		change(t, folder, account, ".id == var.session_id")
	}

	// A vendor that is down is not waited for in tests.
	change(t, folder, `provider "identity" {`, "provider \"identity\" {\n  http {\n    max_retries = 0\n  }\n")

	return folder
}

// planned is a gate with a plan that was saved while the session was approved.
func planned(
	t *testing.T, example string, fake fakes.Fake, env acctest.Env, options ...string,
) (folder string) {
	t.Helper()

	folder = gate(t, example, fake)
	mustCLI(t, folder, env, "plan", append([]string{"-out=saved.tfplan"}, options...)...)

	return folder
}

// applied changes something at the vendor, and applies a copy of a saved plan. It reports whether the guarded resource
// exists afterwards.
func applied(
	t *testing.T, planned, vendor string, change func(fakes.Fake),
) (fake fakes.Fake, output string, guarded bool, err error) {
	t.Helper()

	folder := copyFolder(t, planned)
	fake, env := start(t, vendor)
	change(fake)

	output, err = cli(t, folder, env, "apply", "saved.tfplan")

	return fake, output, len(instances(t, folder, "", "guarded")) > 0, err
}

// A plan of many gates is saved while all sessions are approved. In its apply each session has another status: all
// that the vendor documents, and one that does not exist yet. One session is gone, and one response is about another
// session. Only the gate on the session that is still approved lets its guarded resource through.
func TestApplyGate(t *testing.T) {
	t.Parallel()
	acctest.RequireEphemeral(t)

	forEachVendor(t, func(t *testing.T, fake fakes.Fake, env acctest.Env) {
		t.Helper()

		approved := fake.Approved()
		statuses := slices.Concat(fake.Decisions.Statuses(), []string{"from_the_future"})
		cases := slices.Concat(statuses, []string{"gone", "another"})

		inner := gate(t, "gate-apply", fake)
		change(t, inner, "provider \"identity\" {\n  http {\n    max_retries = 0\n  }\n}", "") // modules take the root's

		config := ""

		for _, name := range cases {
			fake.PutSession(name, approved)

			config += "\nmodule \"" + name + "\" {\n  source     = \"./gate\"\n  session_id = \"" + name + "\"\n}\n"
		}

		folder := write(t, config)
		writeFile(t, filepath.Join(folder, "gate", "main.tf"), readFile(t, filepath.Join(inner, "main.tf")))
		mustCLI(t, folder, env, "get")
		mustCLI(t, folder, env, "plan", "-out=saved.tfplan")

		fake.Forget()
		fake.PutResponse("another", fake.JSON(approved, approved))

		for _, status := range statuses {
			fake.PutSession(status, status)
		}

		output, err := cli(t, folder, env, "apply", "saved.tfplan")
		if err == nil {
			t.Error("the apply succeeds")
		}

		for _, name := range cases {
			want := name == approved
			if guarded := len(instances(t, folder, "module."+name, "guarded")) > 0; guarded != want {
				t.Errorf("session %s: the guarded resource exists: %t\n%s", name, guarded, output)
			}
		}
	})
}

// While nobody responds for the vendor, or somebody else does, the apply gate stops the apply of a saved plan. When all
// is as it was, it lets it through.
func TestApplyGateWithoutTheVendor(t *testing.T) {
	t.Parallel()
	acctest.RequireEphemeral(t)

	forEachVendor(t, func(t *testing.T, fake fakes.Fake, env acctest.Env) {
		t.Helper()

		plan := planned(t, "gate-apply", fake, env)

		for name, fault := range map[string]*fakevendor.Fault{
			"as it was":      nil,
			"vendor is down": {Status: http.StatusServiceUnavailable},
			"no access":      {Status: http.StatusForbidden},
			"not JSON":       {Status: http.StatusOK, Body: "approved"},
		} {
			t.Run(name, func(t *testing.T) {
				t.Parallel()

				_, output, guarded, err := applied(t, plan, fake.Name, func(f fakes.Fake) { f.FailAlways(fault) })

				want := fault == nil
				if guarded != want || (err == nil) != want {
					t.Errorf("the guarded resource exists: %t, and the error is %v\n%s", guarded, err, output)
				}
			})
		}
	})
}

// The plan gate alone lets a saved plan through, whatever has happened since: the session is not even read again. This
// is how data sources work, and why there is an apply gate.
func TestPlanGateLetsASavedPlanThrough(t *testing.T) {
	t.Parallel()

	forEachVendor(t, func(t *testing.T, fake fakes.Fake, env acctest.Env) {
		t.Helper()

		plan := planned(t, "gate-plan", fake, env)

		for name, change := range map[string]func(fakes.Fake){
			"rejected":  func(f fakes.Fake) { f.SetStatus("approved", status(f, datasources.Rejected)) },
			"not found": fakes.Fake.Forget,
		} {
			t.Run(name, func(t *testing.T) {
				t.Parallel()

				fake, output, guarded, err := applied(t, plan, fake.Name, change)
				if !guarded || err != nil || len(fake.Requests()) > 0 {
					t.Errorf("the guarded resource exists: %t, the error is %v, and requests are %v\n%s",
						guarded, err, fake.Requests(), output)
				}
			})
		}
	})
}

// Every gate stops a plan, whose output says why.
func TestGatesStopAPlan(t *testing.T) {
	t.Parallel()

	for example, want := range map[string]string{
		"gate-plan":   "The owner's identity is not verified: the status is declined.",
		"gate-apply":  "The owner's identity is not verified.",
		"gate-module": "Rejected: the vendor rejected a session",
	} {
		t.Run(example, func(t *testing.T) {
			t.Parallel()

			if example != "gate-plan" {
				acctest.RequireEphemeral(t)
			}

			fake, env := start(t, "beltic")
			fake.SetStatus("approved", "declined")
			expectRefused(t, copyInstalled(t, example), env, want, "plan")
		})
	}
}

// The everyday case: the gate is in state already and unchanged, and what it guards changes.
func TestApplyGateHoldsAgain(t *testing.T) {
	t.Parallel()
	acctest.RequireEphemeral(t)

	forEachVendor(t, func(t *testing.T, fake fakes.Fake, env acctest.Env) {
		t.Helper()

		folder := gate(t, "gate-apply", fake)

		mustCLI(t, folder, env, "apply", "-auto-approve")
		change(t, folder, "a placeholder for", "a newer placeholder for")
		mustCLI(t, folder, env, "plan", "-out=newer.tfplan")

		fake.SetStatus("approved", status(fake, datasources.Expired))

		output, err := cli(t, folder, env, "apply", "newer.tfplan")
		if err == nil || strings.Contains(readFile(t, filepath.Join(folder, "terraform.tfstate")), "a newer what") {
			t.Errorf("the change went through: %v\n%s", err, output)
		}

		if output, err := cli(t, folder, env, "destroy"); err != nil {
			t.Errorf("the guide says that destroy is not gated: %v\n%s", err, output)
		}
	})
}

// The gates of the plural ephemeral resources, too, are closed over nothing.
func TestPluralGatesRefuseTheEmptySet(t *testing.T) {
	t.Parallel()
	acctest.RequireEphemeral(t)

	forEachVendor(t, func(t *testing.T, fake fakes.Fake, env acctest.Env) {
		t.Helper()

		text := readFile(t, filepath.Join(examples, "ephemeral-resources", fake.Many(), "ephemeral-resource.tf"))

		// Up to the gate, the example says which sessions to read.
		_, gate, _ := strings.Cut(text, "# One gate")
		_, rest, _ := strings.Cut(text, `" "`)
		name, _, _ := strings.Cut(rest, `"`)

		folder := write(t, "ephemeral \""+fake.Many()+"\" \""+name+"\" {\n"+acctest.HCL(fake.ManyArguments())+"}\n# "+gate)
		expectRefused(t, folder, env, "Not every", "plan")
	})
}

// After a gated apply neither state nor plan has any personal datum of the session.
func TestApplyGateLeavesNothingBehind(t *testing.T) {
	t.Parallel()
	acctest.RequireEphemeral(t)

	forEachVendor(t, func(t *testing.T, fake fakes.Fake, env acctest.Env) {
		t.Helper()

		for _, status := range []string{fake.Approved(), status(fake, datasources.Rejected)} {
			folder := gate(t, "gate-apply", fake)

			mustCLI(t, folder, env, "plan", "-out=saved.tfplan")
			planJSON := mustCLI(t, folder, env, "show", "-json", "saved.tfplan")

			fake.SetStatus("approved", status)

			hidden := secrets()
			if status != fake.Approved() {
				hidden = append(hidden, status)
			}

			if _, err := cli(t, folder, env, "apply", "saved.tfplan"); (err == nil) != (status == fake.Approved()) {
				t.Errorf("status %s: error is %v", status, err)
			}

			texts := map[string]string{
				"plan JSON": planJSON,
				"plan file": unzipped(t, filepath.Join(folder, "saved.tfplan")),
				"state":     readFile(t, filepath.Join(folder, "terraform.tfstate")),
			}

			for name, text := range texts {
				if !strings.Contains(text, "identity_gate") {
					t.Errorf("the %s does not look like one: %s", name, text)
				}
			}

			expectNoSecret(t, texts, hidden...)
		}
	})
}
