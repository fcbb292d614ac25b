package solaris

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework-validators/listvalidator"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"

	"github.com/seed-97276580/terraform-provider-identity/internal/datasources"
)

// sessionsSchema describes many sessions. Summaries are small on purpose: the framework's time grows with the
// square of the number of attributes.
func sessionsSchema(ctx context.Context) schema.Schema {
	session := sessionSchema(ctx).Attributes

	return schema.Schema{
		MarkdownDescription: "Reads many sessions at Solaris at once, without their secret addresses. One data source for a thousand " +
			"sessions is much faster than a thousand data sources. Solaris has no list of sessions to filter.",
		Attributes: map[string]schema.Attribute{
			"ids": schema.ListNestedAttribute{
				MarkdownDescription: "Sessions to read, with their persons. Their order does not matter, and each is asked for once, however " +
					"often it is there.",
				Required:   true,
				Validators: []validator.List{listvalidator.NoNullValues()},
				NestedObject: schema.NestedAttributeObject{Attributes: map[string]schema.Attribute{
					"person_id": session["person_id"],
					"id":        session["id"],
				}},
			},
			"max_sessions": datasources.MaxSessionsAttribute(),
			"sessions": datasources.SessionsAttribute(map[string]schema.Attribute{
				"person_id":              datasources.String("Id of the person that this session belongs to."),
				"status":                 session["status"],
				"decision":               session["decision"],
				"identification_methods": session["identification_methods"],
			}),
			"missing_ids": datasources.MissingIDsAttribute(),
			"timeouts":    datasources.TimeoutsAttribute(ctx),
		},
	}
}
