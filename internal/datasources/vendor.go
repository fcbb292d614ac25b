// Package datasources holds what all vendors share: the row that describes a vendor to the provider, the
// resolution of its settings, decisions, and the way from an error to a diagnostic.
package datasources

import (
	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/ephemeral"
	"github.com/hashicorp/terraform-plugin-framework/function"
)

// Vendor is one row of the provider's list. The provider builds the vendor's configuration block from
// Settings, and calls NewClient once all of Settings are known and complete.
type Vendor struct {
	Name               string // of the block, and in type names: "solaris" for identity_solaris_session
	Title              string // as people write it: "Solaris"
	Description        string // of the block, Markdown
	Settings           []Setting
	NewClient          func(settings Settings, options Options) (client any, diags diag.Diagnostics)
	DataSources        []func() datasource.DataSource
	EphemeralResources []func() ephemeral.EphemeralResource
	Functions          []func() function.Function
}
