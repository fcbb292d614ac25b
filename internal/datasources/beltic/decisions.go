package beltic

import "github.com/seed-97276580/terraform-provider-identity/internal/datasources"

// decisions lists the documented statuses. `completed` is pending: all steps are done, and a decision may follow.
//
// Source: docs.beltic.com/guides/identity/sessions and docs.beltic.com/api-reference/endpoint/identity-sessions-list.
func decisions() datasources.Decisions {
	return datasources.Decisions{
		{Status: "created", Decision: datasources.Pending},
		{Status: "started", Decision: datasources.Pending},
		{Status: "pending", Decision: datasources.Pending, Note: "data is being processed"},
		{Status: "completed", Decision: datasources.Pending, Note: "all steps are done, a decision may follow"},
		{Status: "marked_for_review", Decision: datasources.Pending, Note: "waiting for a human reviewer"},
		{Status: "approved", Decision: datasources.Approved},
		{Status: "declined", Decision: datasources.Rejected},
		{Status: "failed", Decision: datasources.Rejected},
		{Status: "expired", Decision: datasources.Expired},
	}
}
