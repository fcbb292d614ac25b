package solaris

import (
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework-validators/stringvalidator"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"

	"github.com/seed-97276580/terraform-provider-identity/internal/datasources"
)

// The addresses of both environments: docs.solarisgroup.com/guides/get-started/technical-setup and
// docs.solarisgroup.com/api-reference/authentication.
var environments = map[string]struct{ baseURL, tokenURL string }{
	"production": {"https://api.solarisbank.de", "https://auth.solarisbank.de/oauth2/token"},
	"sandbox":    {"https://api.solaris-sandbox.de", "https://auth.solaris-sandbox.de/oauth2/token"},
}

func settings() []datasources.Setting {
	return []datasources.Setting{
		{
			Name:        "environment",
			Env:         "SOLARIS_ENVIRONMENT",
			Description: "Solaris environment that the credentials belong to: `production` or `sandbox`.",
			Default:     "production",
			Validators:  []validator.String{stringvalidator.OneOf("production", "sandbox")},
		},
		{
			Name:        "client_id",
			Env:         "SOLARIS_CLIENT_ID",
			Description: "OAuth2 client id, issued by Solaris for each environment.",
			Credential:  true,
			Validators:  []validator.String{datasources.Text()},
		},
		{
			Name:        "client_secret",
			Env:         "SOLARIS_CLIENT_SECRET",
			Description: "OAuth2 client secret. It is sent to the token endpoint only.",
			Credential:  true,
			Sensitive:   true,
			Validators:  []validator.String{datasources.Text()},
		},
		{
			Name: "base_url",
			Env:  "SOLARIS_BASE_URL",
			Description: "Address of the API, in place of the one that `environment` implies; needs `token_url` beside it. " +
				"https, or http to a loopback address.",
			Validators: []validator.String{datasources.URL()},
		},
		{
			Name: "token_url",
			Env:  "SOLARIS_TOKEN_URL",
			Description: "Address of the OAuth2 token endpoint, in place of the one that `environment` implies; needs " +
				"`base_url` beside it.",
			Validators: []validator.String{datasources.URL()},
		},
	}
}

// addresses returns the API's and the token endpoint's address. Settings may replace both or neither: with
// one of them, credentials for one environment would go to another.
func addresses(settings datasources.Settings) (baseURL, tokenURL string, diags diag.Diagnostics) {
	baseURL, tokenURL = settings.Get("base_url"), settings.Get("token_url")

	switch {
	case baseURL == "" && tokenURL == "":
		environment := environments[settings.Get("environment")]

		return environment.baseURL, environment.tokenURL, nil
	case baseURL == "":
		diags.Append(incompleteAddress(settings, "base_url", "token_url"))
	case tokenURL == "":
		diags.Append(incompleteAddress(settings, "token_url", "base_url"))
	}

	return baseURL, tokenURL, diags
}

func incompleteAddress(settings datasources.Settings, missing, present string) diag.Diagnostic {
	return diag.NewAttributeErrorDiagnostic(settings.Path(missing), "Incomplete Solaris address",
		fmt.Sprintf("%s is set and %s is not. Set both, to use another address than the environment's, or neither.",
			present, missing))
}
