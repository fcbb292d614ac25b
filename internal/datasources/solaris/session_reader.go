package solaris

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/diag"

	"github.com/seed-97276580/terraform-provider-identity/internal/datasources"
)

// sessionReader is what the data source and the ephemeral resource share.
type sessionReader struct {
	client           *Client
	omitPersonalData bool
}

// read returns the session that config names, read once or until the wait is over.
func (r sessionReader) read(
	ctx context.Context, config sessionModel, wait *datasources.WaitFor, timeout datasources.Timeout,
) (sessionModel, diag.Diagnostics) {
	session, diags := datasources.ReadSession(ctx, title, Decisions, wait, timeout,
		func(ctx context.Context) (*Session, error) {
			return r.client.Session(ctx, *config.PersonID, *config.ID)
		})
	if diags.HasError() {
		return config, diags
	}

	return newSessionModel(*config.PersonID, *session, r.omitPersonalData), diags
}
