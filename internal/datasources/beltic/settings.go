package beltic

import (
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"

	"github.com/seed-97276580/terraform-provider-identity/internal/attribute"
	"github.com/seed-97276580/terraform-provider-identity/internal/datasources"
)

// baseURL is the address of production and staging; the key decides. Source of all settings:
// docs.beltic.com/guides/authentication.
const baseURL = "https://api.beltic.com"

// How keys begin.
const (
	productionPrefix = "sk_production_"
	stagingPrefix    = "sk_staging_"
)

func settings() []datasources.Setting {
	return []datasources.Setting{
		{
			Name: "environment",
			Env:  "BELTIC_ENVIRONMENT",
			Description: "Environment that the key must be for: `production` or `staging`. Both have the same address, " +
				"and the key decides between them: a key with the prefix of the other environment is an error.",
			Validators: []validator.String{attribute.OneOf("production", "staging")},
		},
		{
			Name:        "api_key",
			Env:         "BELTIC_API_KEY",
			Description: "API key. It decides between production and staging, and is sent to `base_url` only.",
			Credential:  true,
			Sensitive:   true,
			Prefixes: []datasources.Prefix{
				{Environment: "production", Prefix: productionPrefix}, {Environment: "staging", Prefix: stagingPrefix},
			},
			Validators: []validator.String{datasources.APIKey()},
		},
		{
			Name: "base_url",
			Env:  "BELTIC_BASE_URL",
			Description: "Address of the API, without `/v1`: https, or http to a loopback address. If the block sets " +
				"`environment`, the environment variable is ignored.",
			Default:    baseURL,
			Choice:     []string{"environment"},
			Own:        []string{baseURL},
			Validators: []validator.String{datasources.URL()},
		},
	}
}
