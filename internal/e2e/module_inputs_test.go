package e2e_test

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/seed-97276580/terraform-provider-identity/internal/acctest"
	"github.com/seed-97276580/terraform-provider-identity/internal/acctest/fakes"
	"github.com/seed-97276580/terraform-provider-identity/internal/acctest/fakevendor"
	"github.com/seed-97276580/terraform-provider-identity/internal/datasources"
)

// startWithStatuses starts the fakes, each with a session for every status, which is its id.
func startWithStatuses(t *testing.T) ([]fakes.Fake, acctest.Env) {
	t.Helper()

	all, env := fakes.Start(t)
	for _, fake := range all {
		for _, status := range fake.Decisions.Statuses() {
			fake.PutSession(status, status)
		}
	}

	return all, env
}

// What the module makes of its inputs. The fake's sessions belong to account-1, and to the person "person".
func TestModuleInputs(t *testing.T) {
	t.Parallel()
	acctest.RequireEphemeral(t)

	const (
		ofSession = "An id of a session must not be null, empty, or have whitespace around it"
		ofWait    = "The time to wait must be a positive duration"
		ofAccount = "An id of a session or of an account must not be null, empty, or have whitespace around it"
	)

	for name, test := range map[string]struct {
		arguments string
		refused   string // empty: the apply goes through
	}{
		"nothing": {"", "Nothing to check"},
		"empty sets": {
			"beltic_session_ids = []\n beltic_account_ids = {}\n solaris_person_ids = {}", "Nothing to check",
		},
		"null": {
			"beltic_session_ids = null\n beltic_account_ids = null\n solaris_person_ids = null", "Nothing to check",
		},
		"both vendors": {
			"beltic_session_ids = [\"approved\"]\n solaris_person_ids = { successful = \"person\" }", "",
		},
		"one of two is pending": {`beltic_session_ids = ["approved", "pending"]`, "Not decided yet"},
		"one of two is missing": {`beltic_session_ids = ["approved", "gone"]`, "Not found"},
		"the same one twice": {
			"beltic_session_ids = [\"approved\", \"approved\"]\n beltic_account_ids = { approved = \"account-1\" }", "",
		},
		"an empty id":     {`beltic_session_ids = [""]`, ofSession},
		"a null id":       {`beltic_session_ids = [null]`, ofSession},
		"whitespace":      {`beltic_session_ids = ["approved "]`, ofSession},
		"an empty key":    {`beltic_account_ids = { "" = "account-1" }`, ofAccount},
		"an empty person": {`solaris_person_ids = { successful = "" }`, "An id of a session or of a person must not be"},
		"a null person":   {`solaris_person_ids = { successful = null }`, "An id of a session or of a person must not be"},
		"own account":     {`beltic_account_ids = { approved = "account-1" }`, ""},
		"another account": {`beltic_account_ids = { approved = "account-2" }`, "Another account's session"},
		"null account":    {`beltic_account_ids = { approved = null }`, ofAccount},
		"empty account":   {`beltic_account_ids = { approved = "" }`, ofAccount},
		"padded account":  {`beltic_account_ids = { approved = "account-1\n" }`, ofAccount},
		"no account":      {`beltic_account_ids = { lonely = "account-1" }`, "Another account's session"},
		"another person":  {`solaris_person_ids = { successful = "somebody-else" }`, "Not found"},
		"id of the other vendor": {
			"beltic_session_ids = [\"successful\"]\n solaris_person_ids = { successful = \"person\" }", "Not found",
		},
		"id that is not known yet": {
			"beltic_session_ids = [terraform_data.id.output]\n}\nresource \"terraform_data\" \"id\" {\n input = \"declined\"",
			"Rejected",
		},
		"account that is not known yet": {
			"beltic_account_ids = { approved = terraform_data.id.output }\n}\n" +
				"resource \"terraform_data\" \"id\" {\n input = \"account-2\"",
			"Another account's session",
		},
		"sensitive id":   {`beltic_session_ids = [sensitive("declined")]`, "Rejected"},
		"wait, approved": {"beltic_session_ids = [\"approved\"]\n wait = \"1m\"", ""},
		"wait, rejected": {
			"beltic_session_ids = [\"declined\"]\n wait = \"1m\"", "Beltic session ended with another status",
		},
		"wait, pending": {
			"beltic_session_ids = [\"pending\"]\n wait = \"3s\"", "Beltic session is not decided yet",
		},
		"wait that is not a duration": {"beltic_session_ids = [\"approved\"]\n wait = \"soon\"", ofWait},
		"wait without a unit":         {"beltic_session_ids = [\"approved\"]\n wait = \"5\"", ofWait},
		"no time to wait":             {"beltic_session_ids = [\"approved\"]\n wait = \"0s\"", ofWait},
		"less than no time to wait":   {"beltic_session_ids = [\"approved\"]\n wait = \"-5m\"", ofWait},
		"empty wait":                  {"beltic_session_ids = [\"approved\"]\n wait = \"\"", ofWait},
		"wait of a day":               {"beltic_session_ids = [\"approved\"]\n wait = \"1d\"", ofWait},
		"wait of several units":       {"beltic_session_ids = [\"approved\"]\n wait = \"1h1.5m10s500ms\"", ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			all, env := startWithStatuses(t)
			for _, fake := range all {
				body := fake.JSON("lonely", fake.Approved())
				fake.PutResponse("lonely", strings.ReplaceAll(body, `"account-1"`, `null`))
			}

			folder := withModule(t, gatedBy(test.arguments))
			if test.refused == "" {
				mustCLI(t, folder, env, "apply", "-auto-approve")
			} else {
				expectRefused(t, folder, env, test.refused, "apply", "-auto-approve")
			}

			if exists := len(instances(t, folder, "", "guarded")) > 0; exists != (test.refused == "") {
				t.Errorf("the guarded resource exists: %t", exists)
			}
		})
	}
}

// A session that moves to another account after the plan does not pass either.
func TestModuleHoldsASavedPlanToTheAccount(t *testing.T) {
	t.Parallel()
	acctest.RequireEphemeral(t)

	fake, env := start(t, "beltic")
	folder := withModule(t, gatedBy(`beltic_account_ids = { approved = "account-1" }`))
	mustCLI(t, folder, env, "plan", "-out=saved.tfplan")
	fake.PutResponse("approved", strings.ReplaceAll(fake.JSON("approved", "approved"), `"account-1"`, `"account-2"`))
	expectRefused(t, folder, env, "Another account's session", "apply", "saved.tfplan")
}

// The caller may pass a provider with an alias: nothing comes from the environment here.
func TestModuleTakesAProvider(t *testing.T) {
	t.Parallel()
	acctest.RequireEphemeral(t)

	fake, _ := start(t, "beltic")
	of := fake.Environment(fakevendor.Start(t, fake))

	mustCLI(t, withModule(t, gatedBy(ownSession["beltic"]+`
  providers = { identity = identity.sandbox }
}

provider "identity" {
  alias = "sandbox"

  beltic {
    environment = "staging"
    base_url    = "`+of["BELTIC_BASE_URL"]+`"
    api_key     = "`+of["BELTIC_API_KEY"]+`"
  }
`)), nil, "apply", "-auto-approve")
}

// The gate stays closed for a session that the vendor has deleted. The example's break-glass opens it, and says so.
func TestModuleBreakGlass(t *testing.T) {
	t.Parallel()
	acctest.RequireEphemeral(t)

	for _, over := range []string{"nothing", "an existing state"} {
		t.Run(over, func(t *testing.T) {
			t.Parallel()

			fake, env := start(t, "beltic")
			folder := copyInstalled(t, "gate-break-glass")

			if over != "nothing" {
				mustCLI(t, folder, env, "apply", "-auto-approve")
				change(t, folder, "a placeholder for", "a newer placeholder for")
			}

			fake.Forget()
			expectRefused(t, folder, env, "Not found", "plan")

			for _, noReason := range []string{"", " ", "null", "false"} {
				expectRefused(t, folder, env, "Give a reason of at least two words", "plan", "-var=break_glass="+noReason)
			}

			mustCLI(t, folder, env, "plan", "-out=saved.tfplan", "-var=break_glass=ticket 42")

			output := mustCLI(t, folder, env, "apply", "saved.tfplan")
			if !strings.Contains(output, "The identity gate is open: ticket 42") {
				t.Errorf("there is no warning in %s", output)
			}

			if len(instances(t, folder, "", "guarded")) == 0 {
				t.Error("the guarded resource does not exist")
			}

			expectRefused(t, folder, env, "Not found", "plan")
		})
	}
}

// A null in place of the owner's account does not match a session without an account.
func TestExamplesRefuseNoAccount(t *testing.T) {
	t.Parallel()
	acctest.RequireEphemeral(t)

	for example, refused := range map[string]string{
		"gate-age":         "The session belongs to another account",
		"gate-apply":       "The session is not the owner's",
		"gate-module":      "An id of a session or of an account must not be null",
		"gate-break-glass": "An id of a session or of an account must not be null",
	} {
		fake, env := start(t, "beltic")
		fake.PutResponse("approved", strings.ReplaceAll(fake.JSON("approved", "approved"), `"account-1"`, `null`))

		folder := copyInstalled(t, example)
		writeFile(t, filepath.Join(folder, "terraform.tfvars"), "account_id = null\n")

		env["TF_VAR_max_age"] = "200000h" // the fake's approval is of 2025

		expectRefused(t, folder, env, refused, "plan")
	}
}

// The limit of an approval's age holds in the plan, and in the apply of a plan that was saved before.
func TestApprovalAge(t *testing.T) {
	t.Parallel()
	acctest.RequireEphemeral(t)

	fake, env := start(t, "beltic")
	folder := copyExample(t, "gate-age")
	expectRefused(t, folder, env, "The approval is too old.", "plan") // the fake's is of 2025

	fake.PutResponse("approved", strings.ReplaceAll(fake.JSON("approved", "approved"), `"2025-01-15T10:37:00Z"`, `null`))
	expectRefused(t, folder, env, "must not be null", "plan")

	fake.PutSession("approved", "approved")
	expectRefused(t, folder, env, "another account", "plan", "-var=max_age=200000h", "-var=account_id=account-2")
	mustCLI(t, folder, env, "plan", "-out=saved.tfplan", "-var=max_age=200000h")
	fake.PutResponse("approved", strings.ReplaceAll(fake.JSON("approved", "approved"), `"2025-01-15T`, `"1925-01-15T`))
	expectRefused(t, folder, env, "The approval has become too old.", "apply", "saved.tfplan")
	fake.SetStatus("approved", status(fake, datasources.Rejected))
	expectRefused(t, folder, env, "The owner's identity is not verified.", "plan", "-var=max_age=2000000h")
}
