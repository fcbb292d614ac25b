package solaris

import (
	"github.com/hashicorp/terraform-plugin-framework/diag"

	"github.com/seed-97276580/terraform-provider-identity/internal/apiclient"
	"github.com/seed-97276580/terraform-provider-identity/internal/datasources"
)

// Client reads from Solaris's API. It is safe for concurrent use.
type Client struct {
	api              *apiclient.Client
	omitPersonalData bool
}

// newClient is the vendor's NewClient.
func newClient(settings datasources.Settings, options datasources.Options) (any, diag.Diagnostics) {
	baseURL, tokenURL := addresses(settings)

	base, err := apiclient.ParseBaseURL(baseURL)
	if err != nil {
		return nil, settings.Invalid("base_url", err)
	}

	token, err := apiclient.ParseBaseURL(tokenURL)
	if err != nil {
		return nil, settings.Invalid("token_url", err)
	}

	client := apiclient.NewHTTPClient(options.HTTP)

	api := apiclient.New(apiclient.Config{
		Vendor:  title,
		BaseURL: base,
		HTTP:    client,
		Authorizer: apiclient.NewClientCredentials(title, token,
			settings.Get("client_id"), settings.Get("client_secret"), []string{"partners"}, client, options.Secrets),
		Secrets: options.Secrets,
		Debug:   options.Debug,
	})

	return &Client{api, options.OmitPersonalData}, nil
}
