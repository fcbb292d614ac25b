// Package beltic reads identity-verification sessions from Beltic.
package beltic

import (
	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/ephemeral"
	"github.com/hashicorp/terraform-plugin-framework/function"

	"github.com/seed-97276580/terraform-provider-identity/internal/datasources"
)

const (
	name  = "beltic"
	title = "Beltic"
)

// Vendor returns Beltic's row in the provider's list.
func Vendor() datasources.Vendor {
	return datasources.Vendor{
		Name:               name,
		Title:              title,
		Description:        "Access to Beltic, with an API key. Needed by whatever is called `identity_beltic_…`.",
		Settings:           settings(),
		NewClient:          newClient,
		DataSources:        []func() datasource.DataSource{NewSessionDataSource, NewSessionsDataSource},
		EphemeralResources: []func() ephemeral.EphemeralResource{NewSessionEphemeralResource, NewSessionsEphemeralResource},
		Functions:          []func() function.Function{datasources.DecisionFunction(name, title, Decisions)},
	}
}
