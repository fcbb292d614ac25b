package beltic

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/diag"

	"github.com/seed-97276580/terraform-provider-identity/internal/apiclient"
	"github.com/seed-97276580/terraform-provider-identity/internal/datasources"
)

// Client reads from Beltic's API. It is safe for concurrent use.
type Client struct {
	api         *apiclient.Client
	concurrency int // reads at the same time
}

// newClient is the vendor's NewClient.
func newClient(settings datasources.Settings, options datasources.Options) (any, diag.Diagnostics) {
	base, err := apiclient.ParseBaseURL(settings.Get("base_url"))
	if err != nil {
		return nil, diag.Diagnostics{settings.Invalid("base_url", err)}
	}

	api := apiclient.New(apiclient.Config{
		Vendor:     title,
		BaseURL:    base,
		HTTP:       apiclient.NewHTTPClient(options.HTTP),
		Authorizer: apiclient.APIKey{Header: "X-Api-Key", Key: settings.Get("api_key")},
		Debug:      options.Debug,
	})

	return &Client{api, options.HTTP.MaxConcurrentRequests}, nil
}

// Session reads one session. Its errors are *apiclient.Error.
//
// Source: docs.beltic.com/api-reference/endpoint/identity-sessions-get.
func (c *Client) Session(ctx context.Context, id string) (*Session, error) {
	var session Session
	if err := c.api.Get(ctx, &session, "v1", "identity", "sessions", id); err != nil {
		return nil, err
	}

	return &session, nil
}
