package beltic

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework-validators/listvalidator"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/seed-97276580/terraform-provider-identity/internal/datasources"
)

// sessionsSchema describes many sessions. Summaries are small on purpose: the framework's time grows with the
// square of the number of attributes.
func sessionsSchema(ctx context.Context) schema.Schema {
	session := sessionSchema(ctx).Attributes

	return schema.Schema{
		MarkdownDescription: "Reads many sessions at Beltic at once, without personal data: those of `ids`, or all that pass the filters. " +
			"One data source for a thousand sessions is much faster than a thousand data sources.",
		Attributes: map[string]schema.Attribute{
			"ids": schema.ListAttribute{
				MarkdownDescription: "Ids of the sessions to read. Their order does not matter, and each is asked for once, however often " +
					"it is there. Excludes the filters.",
				ElementType: types.StringType,
				Optional:    true,
				Validators: []validator.List{
					listvalidator.NoNullValues(),
					listvalidator.ValueStringsAre(datasources.ID()),
					listvalidator.ConflictsWith(filterPaths()...),
					listvalidator.AtLeastOneOf(filterPaths()...),
				},
			},
			"status":            filterAttribute("State of the sessions to read. Known values: those of `identity_beltic_session`."),
			"entity_type":       filterAttribute("Kind of applicant of the sessions to read: `person` or `business`."),
			"account_id":        filterAttribute("Id of the account whose sessions to read."),
			"session_device_id": filterAttribute("Id of the device on which the sessions to read were opened."),
			"max_sessions":      datasources.MaxSessionsAttribute(),
			"sessions": datasources.SessionsAttribute(map[string]schema.Attribute{
				"status":        session["status"],
				"decision":      session["decision"],
				"entity_type":   session["entity_type"],
				"account_id":    datasources.String("Id of the account that this session is for."),
				"created_at":    session["created_at"],
				"updated_at":    session["updated_at"],
				"expires_at":    session["expires_at"],
				"decisioned_at": session["decisioned_at"],
			}),
			"missing_ids": datasources.MissingIDsAttribute(),
			"timeouts":    datasources.TimeoutsAttribute(ctx),
		},
	}
}

func filterAttribute(description string) schema.StringAttribute {
	return schema.StringAttribute{
		MarkdownDescription: description,
		Optional:            true,
		Validators:          []validator.String{datasources.Text()},
	}
}

func filterPaths() []path.Expression {
	return []path.Expression{
		path.MatchRoot("status"),
		path.MatchRoot("entity_type"),
		path.MatchRoot("account_id"),
		path.MatchRoot("session_device_id"),
	}
}
