// Package provider assembles the provider from the list of vendors.
package provider

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/ephemeral"
	"github.com/hashicorp/terraform-plugin-framework/function"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/provider"
	"github.com/hashicorp/terraform-plugin-framework/provider/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/seed-97276580/terraform-provider-identity/internal/apiclient"
	"github.com/seed-97276580/terraform-provider-identity/internal/datasources"
)

// Address is where the registries list the provider.
const Address = "registry.terraform.io/seed-97276580/identity"

var (
	_ provider.ProviderWithEphemeralResources = (*identityProvider)(nil)
	_ provider.ProviderWithFunctions          = (*identityProvider)(nil)
)

// New returns the provider's constructor. Settings that are not configured are looked up with getenv.
func New(version string, getenv datasources.Getenv) func() provider.Provider {
	return func() provider.Provider {
		return &identityProvider{version: version, getenv: getenv}
	}
}

type identityProvider struct {
	version string
	getenv  datasources.Getenv
}

func (p *identityProvider) Metadata(_ context.Context, _ provider.MetadataRequest, resp *provider.MetadataResponse) {
	resp.TypeName = "identity"
	resp.Version = p.version
}

func (p *identityProvider) Schema(_ context.Context, _ provider.SchemaRequest, resp *provider.SchemaResponse) {
	blocks := map[string]schema.Block{"http": httpBlock()}
	for _, vendor := range Vendors() {
		blocks[vendor.Name] = vendor.Block()
	}

	resp.Schema = schema.Schema{
		MarkdownDescription: "Reads identity-verification sessions from their vendors.",
		Attributes:          map[string]schema.Attribute{"omit_personal_data": omitPersonalDataAttribute()},
		Blocks:              blocks,
	}
}

// Configure makes a client for each vendor that is configured. It makes no request.
func (p *identityProvider) Configure(
	ctx context.Context, req provider.ConfigureRequest, resp *provider.ConfigureResponse,
) {
	unknown := unknownSettings(req.Config.Raw)
	options := datasources.Options{Debug: datasources.DebugLogger(p.getenv), Secrets: &apiclient.Secrets{}}
	clients := map[string]any{}

	if len(unknown.ofAllVendors()) == 0 {
		var diags diag.Diagnostics

		options.OmitPersonalData, diags = p.omitPersonalData(ctx, req.Config)
		resp.Diagnostics.Append(diags...)

		options.HTTP, diags = httpPolicy(ctx, req.Config, "terraform-provider-identity/"+p.version)
		resp.Diagnostics.Append(diags...)
	}

	for _, vendor := range Vendors() {
		if settings := unknown.of(vendor.Name); len(settings) > 0 {
			clients[vendor.Name] = vendor.NotKnownYet(settings)

			continue
		}

		var block types.Object

		resp.Diagnostics.Append(req.Config.GetAttribute(ctx, path.Root(vendor.Name), &block)...)

		client, diags := vendor.Configure(ctx, block, p.getenv, options)
		clients[vendor.Name] = client

		resp.Diagnostics.Append(diags...)
	}

	data := &datasources.ProviderData{Clients: clients, MaxConcurrentRequests: options.HTTP.MaxConcurrentRequests}
	resp.DataSourceData, resp.EphemeralResourceData = data, data
}

func (p *identityProvider) DataSources(context.Context) []func() datasource.DataSource {
	var all []func() datasource.DataSource
	for _, vendor := range Vendors() {
		all = append(all, vendor.DataSources()...)
	}

	return all
}

func (p *identityProvider) EphemeralResources(context.Context) []func() ephemeral.EphemeralResource {
	var all []func() ephemeral.EphemeralResource
	for _, vendor := range Vendors() {
		all = append(all, vendor.EphemeralResources()...)
	}

	return all
}

func (p *identityProvider) Functions(context.Context) []func() function.Function {
	var all []func() function.Function
	for _, vendor := range Vendors() {
		all = append(all, vendor.Functions()...)
	}

	return all
}

// Resources returns none: the provider never writes to a vendor.
func (p *identityProvider) Resources(context.Context) []func() resource.Resource { return nil }
