package solaris

import (
	"cmp"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/seed-97276580/terraform-provider-identity/internal/attribute"
	"github.com/seed-97276580/terraform-provider-identity/internal/datasources"
)

// The addresses of both environments: docs.solarisgroup.com/guides/get-started/technical-setup and
// docs.solarisgroup.com/api-reference/authentication.
var environments = map[string]struct{ baseURL, tokenURL string }{
	"production": {"https://api.solarisbank.de", "https://auth.solarisbank.de/oauth2/token"},
	"sandbox":    {"https://api.solaris-sandbox.de", "https://auth.solaris-sandbox.de/oauth2/token"},
}

func settings() []datasources.Setting {
	production := environments["production"]
	address := []string{"environment", "base_url", "token_url"} // one choice

	return []datasources.Setting{
		{
			Name:        "environment",
			Env:         "SOLARIS_ENVIRONMENT",
			Description: "Environment that the credentials are for: `production` or `sandbox`.",
			Default:     "production",
			Choice:      address,
			Own:         []string{"production"},
			Validators:  []validator.String{attribute.OneOf("production", "sandbox")},
		},
		{
			Name:        "client_id",
			Env:         "SOLARIS_CLIENT_ID",
			Description: "OAuth2 client id. Solaris issues one for each environment.",
			Credential:  true,
			Validators:  []validator.String{datasources.OAuth()},
		},
		{
			Name:        "client_secret",
			Env:         "SOLARIS_CLIENT_SECRET",
			Description: "OAuth2 client secret. It is sent to the token endpoint only.",
			Credential:  true,
			Sensitive:   true,
			Validators:  []validator.String{datasources.OAuth()},
		},
		{
			Name: "base_url",
			Env:  "SOLARIS_BASE_URL",
			Description: "Address of the API, in place of the one that `environment` implies; requires `token_url`. " +
				"https, or http to a loopback address. If the block sets this, `environment` or `token_url`, the environment " +
				"variables of all three are ignored. Default: by `environment`.",
			Choice:     address,
			Own:        []string{production.baseURL},
			Validators: []validator.String{datasources.URL()},
		},
		{
			Name: "token_url",
			Env:  "SOLARIS_TOKEN_URL",
			Description: "Address of the OAuth2 token endpoint, in place of the one that `environment` implies; " +
				"requires `base_url`. Default: by `environment`.",
			Choice:     address,
			Own:        []string{production.tokenURL},
			Validators: []validator.String{datasources.URL()},
		},
	}
}

// oneEnvironment is a rule: what the settings name of Solaris's own must be of one environment.
func oneEnvironment(at path.Path, attributes map[string]attr.Value) diag.Diagnostics {
	named := map[string]bool{}

	for environment, own := range environments {
		for setting, value := range map[string]string{
			"environment": environment, "base_url": own.baseURL, "token_url": own.tokenURL,
		} {
			if attributes[setting].Equal(types.StringValue(value)) {
				named[environment] = true
			}
		}
	}

	if len(named) <= 1 {
		return nil
	}

	return diag.Diagnostics{attribute.InvalidBlockAt(at,
		"Its environment and addresses belong to different environments of Solaris: production and sandbox.")}
}

// addresses returns the API's and the token endpoint's address. Settings replace both or neither.
func addresses(settings datasources.Settings) (baseURL, tokenURL string) {
	implied := environments[settings.Get("environment")]

	return cmp.Or(settings.Get("base_url"), implied.baseURL), cmp.Or(settings.Get("token_url"), implied.tokenURL)
}
