package solaris

import (
	"maps"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/seed-97276580/terraform-provider-identity/internal/datasources"
)

// The addresses that the secret and the token go to. environment, base_url and token_url are one choice: if the block
// makes it, nothing that is left over in the environment counts.
func TestAddresses(t *testing.T) {
	t.Parallel()

	const environment = "environment"

	production := [2]string{"https://api.solarisbank.de", "https://auth.solarisbank.de/oauth2/token"}
	sandbox := [2]string{"https://api.solaris-sandbox.de", "https://auth.solaris-sandbox.de/oauth2/token"}
	fake := [2]string{"http://127.0.0.1:1", "http://127.0.0.1:1/token"}
	own := [2]string{"https://a.example", "https://t.example"}
	leftOver := map[string]string{
		"SOLARIS_ENVIRONMENT": "sandbox", "SOLARIS_BASE_URL": fake[0], "SOLARIS_TOKEN_URL": fake[1],
	}

	for name, test := range map[string]struct {
		block, env map[string]string
		want       [2]string
	}{
		"nothing":                    {want: production},
		"production":                 {block: map[string]string{environment: "production"}, want: production},
		"sandbox":                    {block: map[string]string{environment: "sandbox"}, want: sandbox},
		"sandbox by the environment": {env: map[string]string{"SOLARIS_ENVIRONMENT": "sandbox"}, want: sandbox},
		"addresses by the environment": {
			env: leftOver, want: fake,
		},
		"production, with left-over variables": {
			block: map[string]string{environment: "production"}, env: leftOver, want: production,
		},
		"addresses, with left-over variables": {
			block: map[string]string{"base_url": own[0], "token_url": own[1]}, env: leftOver, want: own,
		},
		"addresses of both environments": {block: map[string]string{"base_url": production[0], "token_url": sandbox[1]}},
		"production, at the sandbox's addresses": {
			block: map[string]string{environment: "production", "base_url": sandbox[0], "token_url": sandbox[1]},
		},
		"the sandbox's addresses": {
			block: map[string]string{"base_url": sandbox[0], "token_url": sandbox[1]}, want: sandbox,
		},
		"addresses of both environments, left over": {
			env: map[string]string{"SOLARIS_BASE_URL": sandbox[0], "SOLARIS_TOKEN_URL": production[1]},
		},
		"half of the addresses, the rest left over": {block: map[string]string{"base_url": own[0]}, env: leftOver},
	} {
		env := map[string]string{"SOLARIS_CLIENT_ID": "i", "SOLARIS_CLIENT_SECRET": "s"}
		maps.Copy(env, test.env)

		kinds, values := map[string]attr.Type{}, map[string]attr.Value{}
		for _, setting := range settings() {
			kinds[setting.Name], values[setting.Name] = types.StringType, types.StringNull()
			if value, ok := test.block[setting.Name]; ok {
				values[setting.Name] = types.StringValue(value)
			}
		}

		vendor := Vendor()
		vendor.NewClient = func(settings datasources.Settings, _ datasources.Options) (any, diag.Diagnostics) {
			baseURL, tokenURL := addresses(settings)

			return [2]string{baseURL, tokenURL}, nil
		}

		got, diags := vendor.Configure(t.Context(), types.ObjectValueMust(kinds, values),
			func(name string) string { return env[name] }, datasources.Options{})
		if wantError := test.want == [2]string{}; diags.HasError() != wantError || !wantError && got != test.want {
			t.Errorf("%s: got %v %v", name, got, diags)
		}
	}
}
