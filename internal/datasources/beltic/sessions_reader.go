package beltic

import (
	"context"
	"errors"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/seed-97276580/terraform-provider-identity/internal/datasources"
)

// sessionsReader is what the data source and the ephemeral resource share.
type sessionsReader struct{ client *Client }

// read returns config with the sessions that it asks for.
func (r sessionsReader) read(ctx context.Context, config sessionsModel, timeout datasources.Timeout) (sessionsModel, diag.Diagnostics) {
	ctx, cancel, diags := datasources.WithDeadline(ctx, timeout, datasources.ReadTimeout)
	defer cancel()

	if diags.HasError() {
		return config, diags
	}

	var more diag.Diagnostics

	if config.IDs != nil {
		config.Sessions, config.MissingIDs, more = r.byID(ctx, config)
	} else {
		config.MissingIDs = []string{}
		config.Sessions, more = r.byFilter(ctx, config)
	}

	diags.Append(more...)

	return config, diags
}

func (r sessionsReader) byID(ctx context.Context, config sessionsModel) (map[string]sessionSummary, []string, diag.Diagnostics) {
	if allowed := datasources.MaxSessions(config.MaxSessions); datasources.CountDistinct(config.IDs) > allowed {
		return nil, nil, diag.Diagnostics{datasources.TooManySessions(title, allowed)}
	}

	sessions, missing, err := datasources.ReadMany(ctx, config.IDs, r.client.concurrency, r.client.summary)
	if err != nil {
		return nil, nil, diag.Diagnostics{datasources.ManyDiagnostic(title, err)}
	}

	return sessions, append([]string{}, missing...), nil
}

func (r sessionsReader) byFilter(ctx context.Context, config sessionsModel) (map[string]sessionSummary, diag.Diagnostics) {
	allowed := datasources.MaxSessions(config.MaxSessions)

	sessions, err := r.client.listSessions(ctx, config.filter(), allowed)

	switch {
	case errors.Is(err, errTooMany):
		return nil, diag.Diagnostics{datasources.TooManySessions(title, allowed)}
	case err != nil:
		return nil, diag.Diagnostics{datasources.ErrorDiagnostic(title, path.Empty(), err)}
	}

	return sessions, nil
}
