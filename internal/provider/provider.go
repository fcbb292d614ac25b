// Package provider assembles the provider from the list of vendors.
package provider

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/ephemeral"
	"github.com/hashicorp/terraform-plugin-framework/function"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/provider"
	"github.com/hashicorp/terraform-plugin-framework/provider/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/types"

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
	attributes := map[string]schema.Attribute{
		"omit_personal_data": schema.BoolAttribute{
			MarkdownDescription: "Whether all attributes that are marked sensitive are null, so that they reach neither plan nor state. " +
				"Environment variable: `" + omitPersonalDataEnv + "`. Default: `false`.",
			Optional: true,
		},
		"http": httpBlock(),
	}

	for _, vendor := range vendors() {
		attributes[vendor.Name] = vendor.Block()
	}

	resp.Schema = schema.Schema{
		MarkdownDescription: "Reads identity-verification sessions from their vendors.",
		Attributes:          attributes,
	}
}

// Configure makes a client for each vendor that is configured. It makes no request.
func (p *identityProvider) Configure(ctx context.Context, req provider.ConfigureRequest, resp *provider.ConfigureResponse) {
	if unknown := unknownSettings(req.Config.Raw); len(unknown) > 0 {
		deferOrRefuse(unknown, req.ClientCapabilities, resp)

		return
	}

	data := &datasources.ProviderData{Clients: map[string]any{}}

	var omit types.Bool

	resp.Diagnostics.Append(req.Config.GetAttribute(ctx, path.Root("omit_personal_data"), &omit)...)

	omitPersonalData, diags := p.omitPersonalData(omit)
	data.OmitPersonalData = omitPersonalData

	resp.Diagnostics.Append(diags...)

	policy, diags := httpPolicy(ctx, req.Config, "terraform-provider-identity/"+p.version)
	resp.Diagnostics.Append(diags...)

	options := datasources.Options{HTTP: policy, Debug: datasources.DebugLogger(p.getenv)}

	for _, vendor := range vendors() {
		var block types.Object

		resp.Diagnostics.Append(req.Config.GetAttribute(ctx, path.Root(vendor.Name), &block)...)

		client, diags := vendor.Configure(ctx, block, p.getenv, options)
		data.Clients[vendor.Name] = client

		resp.Diagnostics.Append(diags...)
	}

	resp.DataSourceData = data
	resp.EphemeralResourceData = data
}

func (p *identityProvider) DataSources(context.Context) []func() datasource.DataSource {
	var all []func() datasource.DataSource
	for _, vendor := range vendors() {
		all = append(all, vendor.DataSources...)
	}

	return all
}

func (p *identityProvider) EphemeralResources(context.Context) []func() ephemeral.EphemeralResource {
	var all []func() ephemeral.EphemeralResource
	for _, vendor := range vendors() {
		all = append(all, vendor.EphemeralResources...)
	}

	return all
}

func (p *identityProvider) Functions(context.Context) []func() function.Function {
	var all []func() function.Function
	for _, vendor := range vendors() {
		all = append(all, vendor.Functions...)
	}

	return all
}

// Resources returns none: the provider never writes to a vendor.
func (p *identityProvider) Resources(context.Context) []func() resource.Resource { return nil }
