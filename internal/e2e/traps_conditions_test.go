package e2e_test

import (
	"strings"
	"testing"

	"github.com/seed-97276580/terraform-provider-identity/internal/acctest"
	"github.com/seed-97276580/terraform-provider-identity/internal/acctest/fakevendor"
)

// What looks like a gate and is open: the apply goes through although the owner's session is not approved.
func TestTrapOpenGates(t *testing.T) {
	t.Parallel()
	acctest.RequireEphemeral(t)

	// judge is a gate with a condition on an ephemeral read of the session "owner".
	judge := func(condition string) string {
		return `
ephemeral "identity_beltic_session" "owner" {
  id = "owner"
}

resource "terraform_data" "gate" {
  lifecycle {
    precondition {
      condition     = ` + condition + `
      error_message = "Not verified."
    }
  }
}

resource "terraform_data" "guarded" {
  depends_on = [terraform_data.gate]
}`
	}

	for name, test := range map[string]struct {
		status string
		config string
	}{
		"not rejected is not approved": {"pending", judge(`ephemeral.identity_beltic_session.owner.decision != "rejected"`)},
		"not rejected, unknown status": {
			"from_the_future", judge(`ephemeral.identity_beltic_session.owner.decision != "rejected"`),
		},
		"a status word compared with the decision": {
			"declined", judge(`ephemeral.identity_beltic_session.owner.decision != "declined"`),
		},
		"all of nothing": {"declined", strings.NewReplacer(
			`"identity_beltic_session" "owner"`, `"identity_beltic_sessions" "owners"`,
			`id = "owner"`, `ids = []`).Replace(
			judge(`alltrue([for s in ephemeral.identity_beltic_sessions.owners.sessions : s.decision == "approved"])`))},
		"all that were found": {"declined", strings.NewReplacer(
			`"identity_beltic_session" "owner"`, `"identity_beltic_sessions" "owners"`,
			`id = "owner"`, `ids = ["s1", "gone"]`).Replace(
			judge(`alltrue([for s in ephemeral.identity_beltic_sessions.owners.sessions : s.decision == "approved"])`))},
		"depends_on without a condition": {"declined", `
data "identity_beltic_session" "owner" {
  id = "owner"
}

resource "terraform_data" "guarded" {
  depends_on = [data.identity_beltic_session.owner]
}`},
		"wait_for without a condition": {"declined", `
data "identity_beltic_session" "owner" {
  id = "owner"

  wait_for {
    decisions = ["approved", "rejected"]
  }
}

resource "terraform_data" "guarded" {
  depends_on = [data.identity_beltic_session.owner]
}`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			fake, env := start(t, "beltic")
			fake.PutSession("owner", test.status)

			folder := write(t, test.config)
			mustCLI(t, folder, env, "apply", "-auto-approve")

			if len(instances(t, folder, "", "guarded")) == 0 {
				t.Error("the guarded resource does not exist: the gate is not open")
			}
		})
	}
}

// Whoever may choose the id chooses the result: somebody else's approved session opens the gate, unless it is bound to
// an account.
func TestTrapSomebodyElsesSession(t *testing.T) {
	t.Parallel()
	acctest.RequireEphemeral(t)

	fake, env := start(t, "beltic")
	fake.PutResponse("somebody-elses",
		strings.ReplaceAll(fake.JSON("somebody-elses", "approved"), "account-1", "account-2"))

	mustCLI(t, withModule(t, gatedBy(`beltic_session_ids = ["somebody-elses"]`)), env, "apply", "-auto-approve")
	expectRefused(t, withModule(t, gatedBy(`beltic_account_ids = { "somebody-elses" = "account-1" }`)), env,
		"Another account's session", "apply", "-auto-approve")
}

// A gate that nothing depends on refuses, and stops nothing.
func TestTrapNothingDependsOnTheGate(t *testing.T) {
	t.Parallel()
	acctest.RequireEphemeral(t)

	fake, env := start(t, "beltic")
	folder := withModule(t, strings.ReplaceAll(gatedBy(ownSession["beltic"]), "depends_on = [module.gate]", ""))
	mustCLI(t, folder, env, "plan", "-out=saved.tfplan")
	fake.SetStatus("approved", "declined")
	expectRefused(t, folder, env, "Rejected", "apply", "saved.tfplan")

	if len(instances(t, folder, "", "guarded")) == 0 {
		t.Error("the guarded resource does not exist")
	}
}

// A module that exists for each of no sessions refuses nothing: there is no gate.
func TestTrapNoGate(t *testing.T) {
	t.Parallel()
	acctest.RequireEphemeral(t)

	for _, none := range []string{"count = 0", "for_each = {}"} {
		_, env := start(t, "beltic")
		folder := withModule(t, gatedBy(`beltic_session_ids = ["declined"]`+"\n"+none))
		mustCLI(t, folder, env, "apply", "-auto-approve")

		if len(instances(t, folder, "", "guarded")) == 0 {
			t.Errorf("%s: the guarded resource does not exist", none)
		}
	}
}

// A module takes the default configuration of a provider, here that of the environment, unless another one is passed.
func TestTrapAliasThatIsNotPassed(t *testing.T) {
	t.Parallel()
	acctest.RequireEphemeral(t)

	_, env := start(t, "beltic")
	other, _ := start(t, "beltic")
	other.SetStatus("approved", "declined")

	of := other.Environment(fakevendor.Start(t, other))
	alias := `
}

provider "identity" {
  alias = "other"

  beltic {
    environment = "staging"
    base_url    = "` + of["BELTIC_BASE_URL"] + `"
    api_key     = "` + of["BELTIC_API_KEY"] + `"
  }
`
	mustCLI(t, withModule(t, gatedBy(ownSession["beltic"]+alias)), env, "apply", "-auto-approve")
	expectRefused(t, withModule(t, gatedBy(ownSession["beltic"]+"\nproviders = { identity = identity.other }"+alias)), env,
		"Rejected", "apply", "-auto-approve")
}

// A count on an approval destroys what it made when the approval goes.
func TestTrapCountOnAnApproval(t *testing.T) {
	t.Parallel()

	fake, env := start(t, "beltic")
	folder := write(t, `
data "identity_beltic_session" "owner" {
  id = "approved"
}

resource "terraform_data" "guarded" {
  count = data.identity_beltic_session.owner.decision == "approved" ? 1 : 0
}`)

	mustCLI(t, folder, env, "apply", "-auto-approve")
	fake.SetStatus("approved", "from_the_future")

	if output := mustCLI(t, folder, env, "apply", "-auto-approve"); !strings.Contains(output, "1 destroyed") {
		t.Errorf("nothing was destroyed: %s", output)
	}
}
