package datasources

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/ephemeral"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/seed-97276580/terraform-provider-identity/internal/attribute"
)

// Source is a data source together with the ephemeral resource of the same name: a OneSession or a ManySessions.
type Source interface {
	// suffix ends the name of the type: "session" for identity_solaris_session.
	suffix() string
	// describe returns the descriptions of data source and ephemeral resource.
	describe() (dataSource, ephemeralResource string)
	// schema returns everything but descriptions and timeouts.
	schema(vendor Vendor) schema.Schema
	// read returns the models that make the result: see attribute.Result.
	read(ctx context.Context, vendor Vendor, data *ProviderData, config tftypes.Value) ([]any, diag.Diagnostics)
}

var (
	_ datasource.DataSourceWithConfigure       = (*dataSource)(nil)
	_ ephemeral.EphemeralResourceWithConfigure = (*ephemeralResource)(nil)
)

// reader is what data source and ephemeral resource share.
type reader struct {
	vendor Vendor
	source Source
	data   *ProviderData // nil during validation
}

func (r *reader) typeName(provider string) string {
	return provider + "_" + r.vendor.Name + "_" + r.source.suffix()
}

// schema returns the schema with a deadline of the given name.
func (r *reader) schema(deadline string) schema.Schema {
	result := r.source.schema(r.vendor)
	result.Blocks["timeouts"] = timeoutsBlock(deadline)

	return result
}

func (r *reader) configure(data any, diags *diag.Diagnostics) {
	r.data = providerDataOf(data, diags)
}

// read returns what becomes the state or the result, or that reading is to be deferred.
func (r *reader) read(
	ctx context.Context, config tftypes.Value, mayDefer bool,
) (result tftypes.Value, isDeferred bool, diags diag.Diagnostics) {
	models, diags := r.source.read(ctx, r.vendor, r.data, config)

	switch {
	case !diags.HasError():
		return attribute.Result(config, models...), false, diags
	case mayDefer && r.data.isNotKnownYet(r.vendor):
		return tftypes.NewValue(config.Type(), tftypes.UnknownValue), true, nil
	default:
		return config, false, diags
	}
}

type dataSource struct{ reader }

func (d *dataSource) Metadata(_ context.Context, req datasource.MetadataRequest, resp *datasource.MetadataResponse) {
	resp.TypeName = d.typeName(req.ProviderTypeName)
}

func (d *dataSource) Schema(_ context.Context, _ datasource.SchemaRequest, resp *datasource.SchemaResponse) {
	resp.Schema = d.schema("read")
	resp.Schema.MarkdownDescription, _ = d.source.describe()
}

func (d *dataSource) Configure(_ context.Context, req datasource.ConfigureRequest, resp *datasource.ConfigureResponse) {
	d.configure(req.ProviderData, &resp.Diagnostics)
}

func (d *dataSource) Read(ctx context.Context, req datasource.ReadRequest, resp *datasource.ReadResponse) {
	result, isDeferred, diags := d.read(ctx, req.Config.Raw, req.ClientCapabilities.DeferralAllowed)
	resp.Diagnostics.Append(diags...)
	resp.State.Raw = result

	if isDeferred {
		resp.Deferred = &datasource.Deferred{Reason: datasource.DeferredReasonProviderConfigUnknown}
	}
}

type ephemeralResource struct{ reader }

func (r *ephemeralResource) Metadata(
	_ context.Context, req ephemeral.MetadataRequest, resp *ephemeral.MetadataResponse,
) {
	resp.TypeName = r.typeName(req.ProviderTypeName)
}

func (r *ephemeralResource) Schema(_ context.Context, _ ephemeral.SchemaRequest, resp *ephemeral.SchemaResponse) {
	resp.Schema = attribute.Ephemeral(r.schema("open"))
	_, resp.Schema.MarkdownDescription = r.source.describe()
}

func (r *ephemeralResource) Configure(
	_ context.Context, req ephemeral.ConfigureRequest, resp *ephemeral.ConfigureResponse,
) {
	r.configure(req.ProviderData, &resp.Diagnostics)
}

func (r *ephemeralResource) Open(ctx context.Context, req ephemeral.OpenRequest, resp *ephemeral.OpenResponse) {
	result, isDeferred, diags := r.read(ctx, req.Config.Raw, req.ClientCapabilities.DeferralAllowed)
	resp.Diagnostics.Append(diags...)
	resp.Result.Raw = result

	if isDeferred {
		resp.Deferred = &ephemeral.Deferred{Reason: ephemeral.DeferredReasonProviderConfigUnknown}
	}
}
