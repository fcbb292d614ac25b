package solaris

import (
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/seed-97276580/terraform-provider-identity/internal/datasources"
)

// The addresses that the secret and the token go to.
func TestAddresses(t *testing.T) {
	t.Parallel()

	for environment, want := range map[string][2]string{
		"":           {"https://api.solarisbank.de", "https://auth.solarisbank.de/oauth2/token"},
		"production": {"https://api.solarisbank.de", "https://auth.solarisbank.de/oauth2/token"},
		"sandbox":    {"https://api.solaris-sandbox.de", "https://auth.solaris-sandbox.de/oauth2/token"},
	} {
		env := map[string]string{"SOLARIS_ENVIRONMENT": environment, "SOLARIS_CLIENT_ID": "i", "SOLARIS_CLIENT_SECRET": "s"}
		vendor := Vendor()
		vendor.NewClient = func(settings datasources.Settings, _ datasources.Options) (any, diag.Diagnostics) {
			baseURL, tokenURL, diags := addresses(settings)

			return [2]string{baseURL, tokenURL}, diags
		}

		got, diags := vendor.Configure(t.Context(), types.ObjectNull(map[string]attr.Type{}),
			func(name string) string { return env[name] }, datasources.Options{})
		if got != want || diags.HasError() {
			t.Errorf("%q: got %v %v", environment, got, diags)
		}
	}
}
