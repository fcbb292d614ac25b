package beltic

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework-timeouts/datasource/timeouts"
	"github.com/hashicorp/terraform-plugin-framework/datasource"

	"github.com/seed-97276580/terraform-provider-identity/internal/datasources"
)

var _ datasource.DataSourceWithConfigure = (*sessionDataSource)(nil)

// NewSessionDataSource returns the data source identity_beltic_session.
func NewSessionDataSource() datasource.DataSource { return &sessionDataSource{} }

type sessionDataSource struct{ sessionReader }

type sessionDataSourceModel struct {
	sessionModel
	WaitFor  *datasources.WaitFor `tfsdk:"wait_for"`
	Timeouts timeouts.Value       `tfsdk:"timeouts"`
}

func (d *sessionDataSource) Metadata(_ context.Context, req datasource.MetadataRequest, resp *datasource.MetadataResponse) {
	resp.TypeName = req.ProviderTypeName + "_" + name + "_session"
}

func (d *sessionDataSource) Schema(ctx context.Context, _ datasource.SchemaRequest, resp *datasource.SchemaResponse) {
	resp.Schema = sessionSchema(ctx)
}

func (d *sessionDataSource) Configure(_ context.Context, req datasource.ConfigureRequest, resp *datasource.ConfigureResponse) {
	d.client, d.omitPersonalData = datasources.ClientOf[*Client](name, req.ProviderData, &resp.Diagnostics)
}

func (d *sessionDataSource) Read(ctx context.Context, req datasource.ReadRequest, resp *datasource.ReadResponse) {
	var config sessionDataSourceModel

	if resp.Diagnostics.Append(req.Config.Get(ctx, &config)...); resp.Diagnostics.HasError() {
		return
	}

	session, diags := d.read(ctx, config.sessionModel, config.WaitFor, config.Timeouts.Read)
	if resp.Diagnostics.Append(diags...); resp.Diagnostics.HasError() {
		return
	}

	config.sessionModel = session
	resp.Diagnostics.Append(resp.State.Set(ctx, datasources.NewObject(config))...)
}
