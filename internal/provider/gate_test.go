package provider_test

import (
	"maps"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/seed-97276580/terraform-provider-identity/internal/acctest"
	"github.com/seed-97276580/terraform-provider-identity/internal/datasources"
	"github.com/seed-97276580/terraform-provider-identity/internal/datasources/beltic"
	"github.com/seed-97276580/terraform-provider-identity/internal/datasources/beltic/beltictest"
	"github.com/seed-97276580/terraform-provider-identity/internal/datasources/fakevendor"
	"github.com/seed-97276580/terraform-provider-identity/internal/datasources/solaris"
	"github.com/seed-97276580/terraform-provider-identity/internal/datasources/solaris/solaristest"
)

// gatedVendor is a vendor as the gate's tests see it. Its fake has the session "approved", which is.
type gatedVendor struct {
	decisions datasources.Decisions
	approved  string                       // the one status with this decision
	gate      func(config string) string   // turns an example's configuration into this vendor's
	start     func(t *testing.T) gatedFake // a fake of its own for each apply
}

// gatedFake is what changes between plan and apply.
type gatedFake struct {
	env       acctest.Env
	setStatus func(status string)
	forget    func()
	fail      func(*fakevendor.Fault)
}

var gatedVendors = map[string]gatedVendor{
	"beltic": {
		decisions: beltic.Decisions,
		approved:  "approved",
		gate:      func(config string) string { return config },
		start: func(t *testing.T) gatedFake {
			t.Helper()

			v := setUp(t)
			v.beltic.PutSession(beltictest.SessionJSON("approved", "approved"))

			return gatedFake{
				v.env, func(status string) { v.beltic.SetStatus("approved", status) }, v.beltic.Forget, v.beltic.FailAlways,
			}
		},
	},
	"solaris": {
		decisions: solaris.Decisions,
		approved:  "successful",
		gate: strings.NewReplacer("identity_beltic_session", "identity_solaris_session",
			"id = var.session_id", "person_id = \"person\"\n  id = var.session_id").Replace,
		start: func(t *testing.T) gatedFake {
			t.Helper()

			v := setUp(t)
			v.solaris.PutSession("person", solaristest.SessionJSON("approved", "successful"))

			return gatedFake{
				v.env, func(status string) { v.solaris.SetStatus("approved", status) }, v.solaris.Forget, v.solaris.FailAlways,
			}
		},
	},
}

// plan copies an example, turned into the vendor's, and saves a plan of it while the session is approved.
func (v gatedVendor) plan(t *testing.T, example string, options ...string) (folder string) {
	t.Helper()

	config, err := os.ReadFile(filepath.Join("../../examples", example, "main.tf"))
	if err != nil {
		t.Fatal(err)
	}

	// A vendor that is down is not waited for in tests.
	text := strings.NewReplacer(`provider "identity" {`, "provider \"identity\" {\n  http = { max_retries = 0 }\n").Replace(v.gate(string(config)))

	folder = t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, "main.tf"), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}

	args := append([]string{"plan", "-input=false", "-no-color", "-out=saved.tfplan"}, options...)

	output, err := cli(t, folder, v.start(t).env, args...)
	if err != nil {
		t.Fatalf("plan: %v\n%s", err, output)
	}

	return folder
}

// apply changes something at the vendor and applies a copy of the saved plan. It reports whether the guarded
// resource exists afterwards.
func (v gatedVendor) apply(t *testing.T, planned string, change func(gatedFake)) (output string, guarded bool, err error) {
	t.Helper()

	folder := t.TempDir()
	if err := os.CopyFS(folder, os.DirFS(planned)); err != nil {
		t.Fatal(err)
	}

	fake := v.start(t)
	change(fake)

	output, err = cli(t, folder, fake.env, "apply", "-input=false", "-no-color", "saved.tfplan")

	state, stateErr := cli(t, folder, fake.env, "state", "list")
	if stateErr != nil && !strings.Contains(state, "No state file") {
		t.Fatalf("state list: %v\n%s", stateErr, state)
	}

	return output, strings.Contains(state, "terraform_data.guarded"), err
}

// changes is what may happen between plan and apply: every status, also one from the future, and no answer.
func (v gatedVendor) changes() map[string]func(gatedFake) {
	changes := map[string]func(gatedFake){
		"not found":       func(f gatedFake) { f.forget() },
		"vendor is down":  func(f gatedFake) { f.fail(&fakevendor.Fault{Status: http.StatusServiceUnavailable}) },
		"no access":       func(f gatedFake) { f.fail(&fakevendor.Fault{Status: http.StatusForbidden}) },
		"not even JSON":   func(f gatedFake) { f.fail(&fakevendor.Fault{Status: http.StatusOK, Body: "approved"}) },
		"from_the_future": func(f gatedFake) { f.setStatus("from_the_future") },
	}

	for _, status := range v.decisions.Statuses() {
		changes[status] = func(f gatedFake) { f.setStatus(status) }
	}

	return changes
}

// A plan is saved while the session is approved. The apply gate stops its apply after any change but none.
func TestApplyGate(t *testing.T) {
	t.Parallel()
	acctest.RequireEphemeral(t)

	for name, v := range gatedVendors {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			planned := v.plan(t, "gate-apply")

			for _, change := range slices.Sorted(maps.Keys(v.changes())) {
				t.Run(change, func(t *testing.T) {
					t.Parallel()

					output, guarded, err := v.apply(t, planned, v.changes()[change])

					want := change == v.approved
					if guarded != want || (err == nil) != want {
						t.Errorf("the guarded resource exists: %t, and the error is %v\n%s", guarded, err, output)
					}
				})
			}
		})
	}
}

// The plan gate alone lets a saved plan through, whatever has happened since. This is how data sources work,
// and why there is an apply gate.
func TestPlanGateLetsASavedPlanThrough(t *testing.T) {
	t.Parallel()

	for name, v := range gatedVendors {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			planned := v.plan(t, "gate-plan")

			for change, do := range v.changes() {
				t.Run(change, func(t *testing.T) {
					t.Parallel()

					if output, guarded, err := v.apply(t, planned, do); !guarded || err != nil {
						t.Errorf("the guarded resource exists: %t, and the error is %v\n%s", guarded, err, output)
					}
				})
			}
		})
	}
}

// Both gates stop a plan, whose output says why.
func TestGatesStopAPlan(t *testing.T) {
	t.Parallel()

	for example, want := range map[string]string{
		"gate-plan":  "The owner's identity is not verified: the status is declined.",
		"gate-apply": "The owner's identity is not verified.",
		"gate-many":  "Not every owner's identity is verified.",
	} {
		t.Run(example, func(t *testing.T) {
			t.Parallel()

			if example != "gate-plan" {
				acctest.RequireEphemeral(t)
			}

			fake := gatedVendors["beltic"].start(t)
			fake.setStatus("declined")

			output, err := cli(t, copyExample(t, example), fake.env, "plan", "-input=false", "-no-color")
			if err == nil || !acctest.Message(want).MatchString(output) {
				t.Errorf("error is %v\n%s", err, output)
			}
		})
	}
}

// The everyday case: the gate is in state already and unchanged, and what it guards changes.
func TestApplyGateHoldsAgain(t *testing.T) {
	t.Parallel()
	acctest.RequireEphemeral(t)

	for name, v := range gatedVendors {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			folder := v.plan(t, "gate-apply")
			fake := v.start(t)

			run := func(args ...string) (string, error) {
				return cli(t, folder, fake.env, append(args, "-input=false", "-no-color")...)
			}

			if output, err := run("apply", "-auto-approve"); err != nil {
				t.Fatalf("%v\n%s", err, output)
			}

			config := strings.ReplaceAll(readFile(t, filepath.Join(folder, "main.tf")), "in place of what", "a newer what")
			if err := os.WriteFile(filepath.Join(folder, "main.tf"), []byte(config), 0o600); err != nil {
				t.Fatal(err)
			}

			if output, err := run("plan", "-out=newer.tfplan"); err != nil {
				t.Fatalf("%v\n%s", err, output)
			}

			fake.setStatus("expired")

			output, err := cli(t, folder, fake.env, "apply", "-input=false", "-no-color", "newer.tfplan")
			if err == nil || strings.Contains(readFile(t, filepath.Join(folder, "terraform.tfstate")), "a newer what") {
				t.Errorf("the change went through: %v\n%s", err, output)
			}

			if output, err := run("destroy", "-auto-approve"); err != nil {
				t.Errorf("the guide says that destroy is not gated: %v\n%s", err, output)
			}
		})
	}
}

// A gate over an empty set would be open, and so there is none.
func TestGateManyRefusesTheEmptySet(t *testing.T) {
	t.Parallel()
	acctest.RequireEphemeral(t)

	output, err := cli(t, copyExample(t, "gate-many"), gatedVendors["beltic"].start(t).env,
		"plan", "-input=false", "-no-color", "-var", "session_ids=[]")
	if err == nil || !strings.Contains(output, "There must be at least one owner.") {
		t.Errorf("error is %v\n%s", err, output)
	}
}

// A check warns and stops nothing, neither a plan nor the apply of a saved one.
func TestMonitorOnlyWarns(t *testing.T) {
	t.Parallel()

	for name, v := range gatedVendors {
		for what, change := range map[string]func(gatedFake){
			"expired":        func(f gatedFake) { f.setStatus("expired") },
			"vendor is down": func(f gatedFake) { f.fail(&fakevendor.Fault{Status: http.StatusServiceUnavailable}) },
		} {
			t.Run(name+", "+what, func(t *testing.T) {
				t.Parallel()

				folder := v.plan(t, "monitor", "-var", "session_id=approved")
				fake := v.start(t)
				change(fake)

				for _, args := range [][]string{
					{"plan", "-input=false", "-no-color", "-var", "session_id=approved"},
					{"apply", "-input=false", "-no-color", "saved.tfplan"},
				} {
					output, err := cli(t, folder, fake.env, args...)
					if err != nil || !strings.Contains(output, "Warning: ") || !strings.Contains(output, "owner_is_verified") {
						t.Errorf("%s: error is %v\n%s", args[0], err, output)
					}
				}
			})
		}
	}
}

// After a gated apply neither state nor plan have any personal datum of the session.
func TestApplyGateLeavesNothingBehind(t *testing.T) {
	t.Parallel()
	acctest.RequireEphemeral(t)

	for name, v := range gatedVendors {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			folder := v.plan(t, "gate-apply")
			env := v.start(t).env

			planJSON, err := cli(t, folder, env, "show", "-json", "saved.tfplan")
			if err != nil {
				t.Fatalf("%v\n%s", err, planJSON)
			}

			if output, err := cli(t, folder, env, "apply", "-input=false", "-no-color", "saved.tfplan"); err != nil {
				t.Fatalf("%v\n%s", err, output)
			}

			for what, content := range map[string]string{
				"plan JSON": planJSON,
				"plan file": unzipped(t, filepath.Join(folder, "saved.tfplan")),
				"state":     readFile(t, filepath.Join(folder, "terraform.tfstate")),
			} {
				if !strings.Contains(content, "guarded") {
					t.Errorf("the %s does not look like one: %s", what, content)
				}

				for _, secret := range secrets {
					if strings.Contains(content, secret) {
						t.Errorf("the %s has %q", what, secret)
					}
				}
			}
		})
	}
}
