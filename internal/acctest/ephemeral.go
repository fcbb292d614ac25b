package acctest

import (
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-testing/echoprovider"
)

// ProvidersWithEcho adds a provider whose only resource keeps what the provider was configured with: the one
// place where a test can see an ephemeral value.
func ProvidersWithEcho(env Env) map[string]func() (tfprotov6.ProviderServer, error) {
	providers := Providers(env)
	providers["echo"] = echoprovider.NewProviderServer()

	return providers
}

// Echo shows an ephemeral value as echo.test's attribute data.
func Echo(value string) string {
	return `
provider "echo" {
  data = ` + value + `
}

resource "echo" "test" {}`
}

// HasEphemeral reports whether the CLI has ephemeral resources: Terraform from 1.10, OpenTofu from 1.11 on.
func HasEphemeral(t *testing.T) bool {
	t.Helper()

	product, minor := Version(t)

	return product == "Terraform" && minor >= 10 || product == "OpenTofu" && minor >= 11
}

// RequireEphemeral skips a test where the CLI has no ephemeral resources.
func RequireEphemeral(t *testing.T) {
	t.Helper()

	if !HasEphemeral(t) {
		product, minor := Version(t)
		t.Skipf("%s 1.%d has no ephemeral resources", product, minor)
	}
}

// EphemeralIsPlanned reports whether the CLI lists opened ephemeral resources among the changes of a plan, as OpenTofu
// 1.11 does. No such plan is empty: it is what TestStep.ExpectNonEmptyPlan wants to know.
func EphemeralIsPlanned(t *testing.T) bool {
	t.Helper()

	product, minor := Version(t)

	return product == "OpenTofu" && minor == 11
}
