package beltic

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/seed-97276580/terraform-provider-identity/internal/datasources"
)

var _ datasource.DataSourceWithConfigure = (*sessionDataSource)(nil)

// NewSessionDataSource returns the data source identity_beltic_session.
func NewSessionDataSource() datasource.DataSource { return &sessionDataSource{} }

type sessionDataSource struct {
	client           *Client
	omitPersonalData bool
}

func (d *sessionDataSource) Metadata(_ context.Context, req datasource.MetadataRequest, resp *datasource.MetadataResponse) {
	resp.TypeName = req.ProviderTypeName + "_" + name + "_session"
}

func (d *sessionDataSource) Schema(_ context.Context, _ datasource.SchemaRequest, resp *datasource.SchemaResponse) {
	resp.Schema = sessionSchema()
}

func (d *sessionDataSource) Configure(_ context.Context, req datasource.ConfigureRequest, resp *datasource.ConfigureResponse) {
	d.client, d.omitPersonalData = datasources.ClientOf[*Client](name, req.ProviderData, &resp.Diagnostics)
}

func (d *sessionDataSource) Read(ctx context.Context, req datasource.ReadRequest, resp *datasource.ReadResponse) {
	var config sessionModel

	resp.Diagnostics.Append(req.Config.Get(ctx, &config)...)

	if resp.Diagnostics.HasError() {
		return
	}

	ctx, cancel := context.WithTimeout(ctx, datasources.ReadTimeout)
	defer cancel()

	session, err := d.client.Session(ctx, *config.ID)
	if err != nil {
		resp.Diagnostics.Append(datasources.ErrorDiagnostic(title, path.Root("id"), err))

		return
	}

	resp.Diagnostics.Append(resp.State.Set(ctx, newSessionModel(*session, d.omitPersonalData))...)
}
