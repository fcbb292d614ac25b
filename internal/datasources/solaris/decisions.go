package solaris

import "github.com/seed-97276580/terraform-provider-identity/internal/datasources"

// decisions lists the documented statuses. `confirmed` and `pending_successful` are pending: Solaris is not done.
//
// Source: docs.solarisgroup.com, identity, GET /v1/persons/{person_id}/identification_sessions/{id}.
func decisions() datasources.Decisions {
	const pending = datasources.Pending

	return datasources.Decisions{
		{Status: "created", Decision: pending},
		{Status: "pending", Decision: pending, Note: "waits for the customer or the provider of the identification"},
		{Status: "identification_data_required", Decision: pending, Note: "the payment step is done, more data is needed"},
		{Status: "authorization_required", Decision: pending, Note: "the signature is to be authorized"},
		{Status: "confirmation_required", Decision: pending, Note: "the code for the signature is to be entered"},
		{Status: "confirmed", Decision: pending, Note: "the customer is done, the result is open"},
		{
			Status: "pending_successful", Decision: pending,
			Note: "Solaris is still reviewing; what else it says is not documented",
		},
		{Status: "successful", Decision: datasources.Approved},
		{Status: "rejected", Decision: datasources.Rejected},
		{Status: "expired", Decision: datasources.Expired},
	}
}
