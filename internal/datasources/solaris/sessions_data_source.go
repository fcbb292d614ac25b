package solaris

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework-timeouts/datasource/timeouts"
	"github.com/hashicorp/terraform-plugin-framework/datasource"

	"github.com/seed-97276580/terraform-provider-identity/internal/datasources"
)

var _ datasource.DataSourceWithConfigure = (*sessionsDataSource)(nil)

// NewSessionsDataSource returns the data source identity_solaris_sessions.
func NewSessionsDataSource() datasource.DataSource { return &sessionsDataSource{} }

type sessionsDataSource struct{ sessionsReader }

type sessionsDataSourceModel struct {
	sessionsModel
	Timeouts timeouts.Value `tfsdk:"timeouts"`
}

func (d *sessionsDataSource) Metadata(_ context.Context, req datasource.MetadataRequest, resp *datasource.MetadataResponse) {
	resp.TypeName = req.ProviderTypeName + "_" + name + "_sessions"
}

func (d *sessionsDataSource) Schema(ctx context.Context, _ datasource.SchemaRequest, resp *datasource.SchemaResponse) {
	resp.Schema = sessionsSchema(ctx)
}

func (d *sessionsDataSource) Configure(_ context.Context, req datasource.ConfigureRequest, resp *datasource.ConfigureResponse) {
	d.client, _ = datasources.ClientOf[*Client](name, req.ProviderData, &resp.Diagnostics)
}

func (d *sessionsDataSource) Read(ctx context.Context, req datasource.ReadRequest, resp *datasource.ReadResponse) {
	var config sessionsDataSourceModel

	if resp.Diagnostics.Append(req.Config.Get(ctx, &config)...); resp.Diagnostics.HasError() {
		return
	}

	sessions, diags := d.read(ctx, config.sessionsModel, config.Timeouts.Read)
	if resp.Diagnostics.Append(diags...); resp.Diagnostics.HasError() {
		return
	}

	config.sessionsModel = sessions
	resp.Diagnostics.Append(resp.State.Set(ctx, datasources.NewObject(config))...)
}
