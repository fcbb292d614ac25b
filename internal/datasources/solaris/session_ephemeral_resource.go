package solaris

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework-timeouts/ephemeral/timeouts"
	"github.com/hashicorp/terraform-plugin-framework/ephemeral"

	"github.com/seed-97276580/terraform-provider-identity/internal/datasources"
)

var _ ephemeral.EphemeralResourceWithConfigure = (*sessionEphemeralResource)(nil)

// NewSessionEphemeralResource returns the ephemeral resource identity_solaris_session.
func NewSessionEphemeralResource() ephemeral.EphemeralResource { return &sessionEphemeralResource{} }

type sessionEphemeralResource struct{ sessionReader }

type sessionEphemeralResourceModel struct {
	sessionModel
	WaitFor  *datasources.WaitFor `tfsdk:"wait_for"`
	Timeouts timeouts.Value       `tfsdk:"timeouts"`
}

func (r *sessionEphemeralResource) Metadata(_ context.Context, req ephemeral.MetadataRequest, resp *ephemeral.MetadataResponse) {
	resp.TypeName = req.ProviderTypeName + "_" + name + "_session"
}

func (r *sessionEphemeralResource) Schema(ctx context.Context, _ ephemeral.SchemaRequest, resp *ephemeral.SchemaResponse) {
	resp.Schema = datasources.EphemeralSchema(ctx, sessionSchema(ctx),
		"Reads one identification session at Solaris when Terraform opens it: in the plan, and again in the apply. Nothing of it reaches "+
			"plan or state. Every attribute that Solaris left out is null.")
}

func (r *sessionEphemeralResource) Configure(_ context.Context, req ephemeral.ConfigureRequest, resp *ephemeral.ConfigureResponse) {
	r.client, r.omitPersonalData = datasources.ClientOf[*Client](name, req.ProviderData, &resp.Diagnostics)
}

func (r *sessionEphemeralResource) Open(ctx context.Context, req ephemeral.OpenRequest, resp *ephemeral.OpenResponse) {
	var config sessionEphemeralResourceModel

	if resp.Diagnostics.Append(req.Config.Get(ctx, &config)...); resp.Diagnostics.HasError() {
		return
	}

	session, diags := r.read(ctx, config.sessionModel, config.WaitFor, config.Timeouts.Open)
	if resp.Diagnostics.Append(diags...); resp.Diagnostics.HasError() {
		return
	}

	config.sessionModel = session
	resp.Diagnostics.Append(resp.Result.Set(ctx, datasources.NewObject(config))...)
}
