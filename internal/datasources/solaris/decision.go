package solaris

import "github.com/seed-97276580/terraform-provider-identity/internal/datasources"

// Decisions maps the documented statuses of an identification session. `confirmed` is pending: the
// customer is done, and Solaris is not.
var Decisions = datasources.Decisions{
	"successful": datasources.Approved,

	"rejected": datasources.Rejected,

	"expired": datasources.Expired,

	"created":                      datasources.Pending,
	"pending":                      datasources.Pending,
	"pending_successful":           datasources.Pending,
	"identification_data_required": datasources.Pending,
	"authorization_required":       datasources.Pending,
	"confirmation_required":        datasources.Pending,
	"confirmed":                    datasources.Pending,
}
