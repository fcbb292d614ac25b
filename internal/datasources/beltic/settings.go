package beltic

import (
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"

	"github.com/seed-97276580/terraform-provider-identity/internal/datasources"
)

// The address and the variable's name: docs.beltic.com/guides/authentication. Production and staging share
// the address; the key decides.
func settings() []datasources.Setting {
	return []datasources.Setting{
		{
			Name:        "api_key",
			Env:         "BELTIC_API_KEY",
			Description: "API key. It decides between production and staging, and is sent to `base_url` only.",
			Credential:  true,
			Sensitive:   true,
			Validators:  []validator.String{datasources.Text()},
		},
		{
			Name:        "base_url",
			Env:         "BELTIC_BASE_URL",
			Description: "Address of the API, without `/v1`: https, or http to a loopback address.",
			Default:     "https://api.beltic.com",
			Validators:  []validator.String{datasources.URL()},
		},
	}
}
