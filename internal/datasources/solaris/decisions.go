package solaris

import "github.com/seed-97276580/terraform-provider-identity/internal/datasources"

// decisions lists the documented statuses. `confirmed` and `pending_successful` are pending: Solaris is not done.
//
// Source: docs.solarisgroup.com, identity, GET /v1/persons/{person_id}/identification_sessions/{id}.
func decisions() datasources.Decisions {
	const pending = datasources.Pending

	return datasources.Decisions{
		{Status: "created", Decision: pending},
		{Status: "pending", Decision: pending, Note: "waiting for the customer or the identification provider"},
		{Status: "identification_data_required", Decision: pending, Note: "the payment step is done, more data is needed"},
		{Status: "authorization_required", Decision: pending, Note: "the signature must be authorized"},
		{Status: "confirmation_required", Decision: pending, Note: "the code for the signature must be entered"},
		{Status: "confirmed", Decision: pending, Note: "the customer has finished, the result is open"},
		{
			Status: "pending_successful", Decision: pending,
			Note: "Solaris is still reviewing; its exact meaning is not documented",
		},
		{Status: "successful", Decision: datasources.Approved},
		{Status: "rejected", Decision: datasources.Rejected},
		{Status: "expired", Decision: datasources.Expired},
	}
}
