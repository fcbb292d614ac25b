package solaris

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/seed-97276580/terraform-provider-identity/internal/datasources"
)

// sessionSchema describes a session. Attributes keep the names and places that they have in the answer.
func sessionSchema(ctx context.Context) schema.Schema {
	return schema.Schema{
		MarkdownDescription: "Reads one identification session of a person at Solaris. Every attribute that Solaris left out is null.",
		Attributes: map[string]schema.Attribute{
			"person_id": schema.StringAttribute{
				MarkdownDescription: "Id of the person that the session belongs to, usually 32 hexadecimal digits and `cper`. Solaris does not send it back.",
				Required:            true,
				Validators:          []validator.String{datasources.ID()},
			},
			"id": schema.StringAttribute{
				MarkdownDescription: "Id of the session, usually 32 hexadecimal digits and `ises`.",
				Required:            true,
				Validators:          []validator.String{datasources.ID()},
			},
			"url": datasources.SecretString("Address of the page where the customer identifies. Whoever knows it can act in the " +
				"session: its last segment is a bearer token."),
			"callback_url": datasources.String("Address that the customer is sent to at the end."),
			"identification_methods": schema.ListAttribute{
				MarkdownDescription: "Methods that the customer may use, by Solaris's names. Known values: `bank`, `bank_id`, " +
					"`fourthline`, `idnow`, `manual`, `postident`; Solaris may add others.",
				ElementType: types.StringType,
				Computed:    true,
			},
			"status": datasources.String("State of the session. Known values: `created`, `pending` (waits for the customer or the " +
				"provider of the identification), `identification_data_required` (the payment step is done, more data is needed), " +
				"`authorization_required` (the signature is to be authorised), `confirmation_required` (the code for the signature " +
				"is to be entered), `confirmed` (the customer is done, the result is open), `pending_successful` (positive, Solaris is " +
				"still reviewing), `successful`, `rejected`, `expired`; Solaris may add others. What a status means can depend on the " +
				"method. For a gate use `decision`."),
			"decision": datasources.DecisionAttribute(Decisions),
			"wait_for": datasources.WaitForAttribute(),
			"timeouts": datasources.TimeoutsAttribute(ctx),
		},
	}
}
