package beltic

import "github.com/seed-97276580/terraform-provider-identity/internal/datasources"

// Decisions maps the documented statuses of a session. `completed` is pending: all steps are done, and a
// decision may still follow.
var Decisions = datasources.Decisions{
	"approved": datasources.Approved,

	"declined": datasources.Rejected,
	"failed":   datasources.Rejected,

	"expired": datasources.Expired,

	"created":           datasources.Pending,
	"started":           datasources.Pending,
	"pending":           datasources.Pending,
	"completed":         datasources.Pending,
	"marked_for_review": datasources.Pending,
}
