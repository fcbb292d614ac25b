package solaris

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/diag"

	"github.com/seed-97276580/terraform-provider-identity/internal/apiclient"
	"github.com/seed-97276580/terraform-provider-identity/internal/datasources"
)

// Client reads from Solaris's API. It is safe for concurrent use.
type Client struct {
	api         *apiclient.Client
	concurrency int // reads at the same time
}

// newClient is the vendor's NewClient.
func newClient(settings datasources.Settings, options datasources.Options) (any, diag.Diagnostics) {
	baseURL, tokenURL, diags := addresses(settings)
	if diags.HasError() {
		return nil, diags
	}

	base, err := apiclient.ParseBaseURL(baseURL)
	if err != nil {
		return nil, diag.Diagnostics{settings.Invalid("base_url", err)}
	}

	token, err := apiclient.ParseBaseURL(tokenURL)
	if err != nil {
		return nil, diag.Diagnostics{settings.Invalid("token_url", err)}
	}

	client := apiclient.NewHTTPClient(options.HTTP)

	api := apiclient.New(apiclient.Config{
		Vendor:  title,
		BaseURL: base,
		HTTP:    client,
		Authorizer: apiclient.NewClientCredentials(title, token,
			settings.Get("client_id"), settings.Get("client_secret"), []string{"partners"}, client),
		Debug: options.Debug,
	})

	return &Client{api, options.HTTP.MaxConcurrentRequests}, nil
}

// Session reads one identification session of a person. Its errors are *apiclient.Error.
//
// Source: docs.solarisgroup.com, identity, GET /v1/persons/{person_id}/identification_sessions/{id}.
func (c *Client) Session(ctx context.Context, personID, id string) (*Session, error) {
	var session Session
	if err := c.api.Get(ctx, &session, "v1", "persons", personID, "identification_sessions", id); err != nil {
		return nil, err
	}

	return &session, nil
}
