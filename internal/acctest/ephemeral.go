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

// RequireEphemeral skips a test where the CLI has no ephemeral resources: Terraform before 1.10, OpenTofu
// before 1.11.
func RequireEphemeral(t *testing.T) {
	t.Helper()

	product, minor := Version(t)
	if product == "Terraform" && minor < 10 || product == "OpenTofu" && minor < 11 {
		t.Skipf("%s 1.%d has no ephemeral resources", product, minor)
	}
}
