package beltic

import (
	"github.com/hashicorp/terraform-plugin-framework/diag"

	"github.com/seed-97276580/terraform-provider-identity/internal/apiclient"
	"github.com/seed-97276580/terraform-provider-identity/internal/datasources"
)

// Client reads from Beltic's API. It is safe for concurrent use.
type Client struct {
	api              *apiclient.Client
	omitPersonalData bool
}

// newClient is the vendor's NewClient.
func newClient(settings datasources.Settings, options datasources.Options) (any, diag.Diagnostics) {
	base, err := apiclient.ParseBaseURL(settings.Get("base_url"))
	if err != nil {
		return nil, settings.Invalid("base_url", err)
	}

	api := apiclient.New(apiclient.Config{
		Vendor:  title,
		BaseURL: base,
		HTTP:    apiclient.NewHTTPClient(options.HTTP),
		Authorizer: apiclient.APIKey{
			Header: "X-Api-Key", Key: settings.Get("api_key"), Prefixes: []string{productionPrefix, stagingPrefix},
		},
		Secrets:  options.Secrets,
		Personal: personal(),
		Debug:    options.Debug,
	})

	return &Client{api, options.OmitPersonalData}, nil
}

// personal lists where a session has personal data.
func personal() []string {
	return []string{
		"data.attributes.person", "data.attributes.identity_numbers", "data.attributes.contact", "data.attributes.address",
		"data.attributes.business.shareholders",
	}
}
