package solaris

import "github.com/seed-97276580/terraform-provider-identity/internal/datasources"

// decisions lists the documented statuses. `confirmed` and `pending_successful` are pending: Solaris is not done.
//
// Source: docs.solarisgroup.com, identity, GET /v1/persons/{person_id}/identification_sessions/{id}.
func decisions() datasources.Decisions {
	return datasources.Decisions{
		{Status: "created", Decision: datasources.Pending},
		{
			Status: "pending", Decision: datasources.Pending,
			Note: "waits for the customer or the provider of the identification",
		},
		{
			Status: "identification_data_required", Decision: datasources.Pending,
			Note: "the payment step is done, more data is needed",
		},
		{
			Status: "authorization_required", Decision: datasources.Pending,
			Note: "the signature is to be authorized",
		},
		{
			Status: "confirmation_required", Decision: datasources.Pending,
			Note: "the code for the signature is to be entered",
		},
		{
			Status: "confirmed", Decision: datasources.Pending,
			Note: "the customer is done, the result is open",
		},
		{
			Status: "pending_successful", Decision: datasources.Pending,
			Note: "Solaris is still reviewing; what else it says is not documented",
		},
		{Status: "successful", Decision: datasources.Approved},
		{Status: "rejected", Decision: datasources.Rejected},
		{Status: "expired", Decision: datasources.Expired},
	}
}
