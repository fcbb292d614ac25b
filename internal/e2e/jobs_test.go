package e2e_test

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/seed-97276580/terraform-provider-identity/internal/acctest"
	"github.com/seed-97276580/terraform-provider-identity/internal/datasources/beltic/beltictest"
)

// The example shows a decision for each name, of a session that does not exist, too.
func TestOutputsOfThreeSessions(t *testing.T) {
	t.Parallel()

	_, env := startWithStatuses(t)

	output := mustCLI(t, copyExample(t, "outputs"), env, "apply", "-auto-approve")
	for _, want := range []string{`"first" = "approved"`, `"second" = "pending"`, `"third" = "missing"`} {
		if got := strings.Join(strings.Fields(output), " "); !strings.Contains(got, want) {
			t.Errorf("%s is not in %s", want, output)
		}
	}
}

// A key that comes from an ephemeral variable or from a file is in neither a saved plan nor state, and the apply works
// with the same environment as the plan.
func TestCredentialsStayOutOfPlans(t *testing.T) {
	t.Parallel()
	acctest.RequireEphemeral(t)

	for _, example := range []string{"credentials-variable", "credentials-file", "two-environments"} {
		t.Run(example, func(t *testing.T) {
			t.Parallel()

			all, env := startWithDocumentedIDs(t)
			folder := copyExample(t, example)
			env = withOwnCredentials(t, folder, all, env)

			texts := map[string]string{"plan's output": mustCLI(t, folder, env, "plan", "-out=saved.tfplan")}
			texts["saved plan"] = unzipped(t, filepath.Join(folder, "saved.tfplan"))
			texts["apply's output"] = mustCLI(t, folder, env, "apply", "saved.tfplan")
			texts["state"] = readFile(t, filepath.Join(folder, "terraform.tfstate"))

			for _, fake := range all {
				expectNoSecret(t, texts, fake.Secrets()[0])
			}
		})
	}
}

// An ephemeral resource can give the key to the provider, in the plan and again in the apply, as a secrets manager
// does. Here the secrets manager is one of the vendors.
func TestKeyFromAnEphemeralResource(t *testing.T) {
	t.Parallel()
	acctest.RequireEphemeral(t)

	all, env := startWithDocumentedIDs(t)
	folder := copyExample(t, "credentials-variable")
	_ = withOwnCredentials(t, folder, all, env)

	for _, fake := range all {
		if fake.Name == "solaris" {
			fake.PutResponse("secret", `{"id": "secret", "callback_url": "`+beltictest.APIKey+`"}`)
		}
	}

	change(t, folder, "var.beltic_api_key", "ephemeral.identity_solaris_session.secret.callback_url")
	change(t, folder, `variable "beltic_api_key"`, `
provider "identity" {
  alias = "secrets_manager"
}

ephemeral "identity_solaris_session" "secret" {
  provider = identity.secrets_manager

  person_id = "person"
  id        = "secret"
}

variable "no_key"`)

	delete(env, "BELTIC_API_KEY")

	env["TF_VAR_no_key"] = "any"

	mustCLI(t, folder, env, "plan", "-out=saved.tfplan")
	mustCLI(t, folder, env, "apply", "saved.tfplan")
}
