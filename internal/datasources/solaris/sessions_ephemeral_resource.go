package solaris

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework-timeouts/ephemeral/timeouts"
	"github.com/hashicorp/terraform-plugin-framework/ephemeral"

	"github.com/seed-97276580/terraform-provider-identity/internal/datasources"
)

var _ ephemeral.EphemeralResourceWithConfigure = (*sessionsEphemeralResource)(nil)

// NewSessionsEphemeralResource returns the ephemeral resource identity_solaris_sessions.
func NewSessionsEphemeralResource() ephemeral.EphemeralResource { return &sessionsEphemeralResource{} }

type sessionsEphemeralResource struct{ sessionsReader }

type sessionsEphemeralResourceModel struct {
	sessionsModel
	Timeouts timeouts.Value `tfsdk:"timeouts"`
}

func (r *sessionsEphemeralResource) Metadata(_ context.Context, req ephemeral.MetadataRequest, resp *ephemeral.MetadataResponse) {
	resp.TypeName = req.ProviderTypeName + "_" + name + "_sessions"
}

func (r *sessionsEphemeralResource) Schema(ctx context.Context, _ ephemeral.SchemaRequest, resp *ephemeral.SchemaResponse) {
	resp.Schema = datasources.EphemeralSchema(ctx, sessionsSchema(ctx),
		"Reads many Solaris sessions when Terraform opens it, and leaves nothing in plan or state. See the data source of the same name.")
}

func (r *sessionsEphemeralResource) Configure(_ context.Context, req ephemeral.ConfigureRequest, resp *ephemeral.ConfigureResponse) {
	r.client, _ = datasources.ClientOf[*Client](name, req.ProviderData, &resp.Diagnostics)
}

func (r *sessionsEphemeralResource) Open(ctx context.Context, req ephemeral.OpenRequest, resp *ephemeral.OpenResponse) {
	var config sessionsEphemeralResourceModel

	if resp.Diagnostics.Append(req.Config.Get(ctx, &config)...); resp.Diagnostics.HasError() {
		return
	}

	sessions, diags := r.read(ctx, config.sessionsModel, config.Timeouts.Open)
	if resp.Diagnostics.Append(diags...); resp.Diagnostics.HasError() {
		return
	}

	config.sessionsModel = sessions
	resp.Diagnostics.Append(resp.Result.Set(ctx, datasources.NewObject(config))...)
}
