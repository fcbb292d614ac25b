package solaris

import (
	"context"
	"fmt"

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

	diags.Append(checkPersons(config.IDs)...)

	if allowed := datasources.MaxSessions(config.MaxSessions); datasources.CountDistinct(config.IDs) > allowed {
		diags.Append(datasources.TooManySessions(title, allowed))
	}

	if diags.HasError() {
		return config, diags
	}

	found, missing, err := datasources.ReadMany(ctx, config.IDs, r.client.concurrency,
		func(ctx context.Context, key sessionKey) (sessionSummary, error) {
			session, err := r.client.Session(ctx, key.PersonID, key.ID)
			if err != nil {
				return sessionSummary{}, err
			}

			return newSessionSummary(key.PersonID, session), nil
		})
	if err != nil {
		diags.Append(datasources.ManyDiagnostic(title, err))

		return config, diags
	}

	config.Sessions = make(map[string]sessionSummary, len(found))
	for key, session := range found {
		config.Sessions[key.ID] = session
	}

	config.MissingIDs = make([]string, 0, len(missing))
	for _, key := range missing {
		config.MissingIDs = append(config.MissingIDs, key.ID)
	}

	return config, diags
}

// checkPersons refuses a session that is said to belong to two persons: the result has one place for it.
func checkPersons(keys []sessionKey) diag.Diagnostics {
	var diags diag.Diagnostics

	persons := make(map[string]string, len(keys))

	for i, key := range keys {
		if person, ok := persons[key.ID]; ok && person != key.PersonID {
			diags.AddAttributeError(path.Root("ids").AtListIndex(i), "One session of two persons",
				fmt.Sprintf("The session %s stands here with the person %s, and before with the person %s.", key.ID, key.PersonID, person))
		}

		persons[key.ID] = key.PersonID
	}

	return diags
}
