// Package solaris reads identification sessions from Solaris.
package solaris

import (
	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/ephemeral"
	"github.com/hashicorp/terraform-plugin-framework/function"

	"github.com/seed-97276580/terraform-provider-identity/internal/datasources"
)

const (
	name  = "solaris"
	title = "Solaris"
)

// Vendor returns Solaris's row in the provider's list.
func Vendor() datasources.Vendor {
	return datasources.Vendor{
		Name:               name,
		Title:              title,
		Description:        "Access to Solaris, with OAuth2 client credentials. Needed by whatever is called `identity_solaris_…`.",
		Settings:           settings(),
		NewClient:          newClient,
		DataSources:        []func() datasource.DataSource{NewSessionDataSource, NewSessionsDataSource},
		EphemeralResources: []func() ephemeral.EphemeralResource{NewSessionEphemeralResource, NewSessionsEphemeralResource},
		Functions:          []func() function.Function{datasources.DecisionFunction(name, title, Decisions)},
	}
}
