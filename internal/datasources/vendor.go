// Package datasources is the domain: what a vendor is to the provider, its settings, how sessions are read and
// waited for, what their statuses mean, and what users are told when reading fails. It knows no vendor.
package datasources

import (
	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/ephemeral"
	"github.com/hashicorp/terraform-plugin-framework/function"

	"github.com/seed-97276580/terraform-provider-identity/internal/apiclient"
	"github.com/seed-97276580/terraform-provider-identity/internal/attribute"
)

// Vendor is one row of the provider's list: everything that the provider needs to know of a vendor.
type Vendor struct {
	Name        string // of the block, and in type names: "solaris" for identity_solaris_session
	Title       string // as people write it: "Solaris"
	Description string // of the block, Markdown
	Settings    []Setting
	Rules       []attribute.BlockRule // for the block, and for what its settings resolve to
	Decisions   Decisions
	Sources     []Source

	// Addresses returns the addresses that requests go to.
	Addresses func(settings Settings) []string
	// NewClient is called once all of Settings are known and complete. It makes no request.
	NewClient func(settings Settings, options Options) (client any, diags diag.Diagnostics)
}

// Options is what the provider gives to each vendor's client besides the vendor's own settings.
type Options struct {
	HTTP             apiclient.Policy
	Secrets          *apiclient.Secrets // of all vendors
	Debug            apiclient.Logger   // nil if the user reads no log
	OmitPersonalData bool               // whether the client leaves personal data out of what it returns
}

// DataSources returns the constructors of the vendor's data sources.
func (v Vendor) DataSources() []func() datasource.DataSource {
	return constructors(v, func(reader reader) datasource.DataSource { return &dataSource{reader} })
}

// EphemeralResources returns the constructors of the vendor's ephemeral resources: one for each data source.
func (v Vendor) EphemeralResources() []func() ephemeral.EphemeralResource {
	return constructors(v, func(reader reader) ephemeral.EphemeralResource { return &ephemeralResource{reader} })
}

// constructors returns one constructor for each source.
func constructors[T any](v Vendor, construct func(reader) T) []func() T {
	all := make([]func() T, 0, len(v.Sources))
	for _, source := range v.Sources {
		all = append(all, func() T { return construct(reader{vendor: v, source: source}) })
	}

	return all
}

// Functions returns the constructors of the vendor's functions.
func (v Vendor) Functions() []func() function.Function {
	return []func() function.Function{func() function.Function { return &decisionFunction{v} }}
}
