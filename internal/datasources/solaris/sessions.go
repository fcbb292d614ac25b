package solaris

import (
	"context"
	"maps"
	"slices"

	"github.com/hashicorp/terraform-plugin-framework-validators/mapvalidator"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/seed-97276580/terraform-provider-identity/internal/attribute"
	"github.com/seed-97276580/terraform-provider-identity/internal/datasources"
)

// sessions is the source identity_solaris_sessions. Solaris has no list of sessions to filter.
var sessions = datasources.ManySessions[*Client, sessionsArguments, *summary]{
	Subject:   "many identification sessions at Solaris at once, without their secret URLs",
	Order:     "in the alphabetical order of `person_ids`",
	Arguments: sessionsAttributes,
	Summary:   summaryAttributes,
	Read:      (*Client).summary,
}

type sessionsArguments struct {
	PersonIDs map[string]string `tfsdk:"person_ids"`
}

// IDs returns the ids in alphabetical order: a map has none of its own. It is never nil, as Solaris has no list.
func (a sessionsArguments) IDs() []string {
	return append([]string{}, slices.Sorted(maps.Keys(a.PersonIDs))...)
}

// At returns the entry of an id.
func (a sessionsArguments) At(id string) path.Path { return path.Root("person_ids").AtMapKey(id) }

// Check implements datasources.Checker.
func (a sessionsArguments) Check() (diags diag.Diagnostics) {
	for id, personID := range a.PersonIDs {
		diags.Append(checkOrder(a.At(id), personID, id)...)
	}

	return diags
}

// summary is a session without what is secret, in the response and in state.
type summary struct {
	Common
	PersonID string `json:"-" tfsdk:"person_id"`
}

func (c *Client) summary(ctx context.Context, arguments sessionsArguments, id string) (*summary, error) {
	personID := arguments.PersonIDs[id]
	session := &summary{}

	if err := c.api.GetSummary(ctx, session, sessionPath(personID, id)...); err != nil {
		return nil, err
	}

	session.PersonID = personID

	return session, nil
}

func sessionsAttributes() map[string]schema.Attribute {
	return map[string]schema.Attribute{
		"person_ids": schema.MapAttribute{
			MarkdownDescription: "Sessions to read: a map from the id of a session to the id of its person.",
			ElementType:         types.StringType,
			Required:            true,
			Validators: []validator.Map{
				mapvalidator.KeysAre(attribute.ID()),
				mapvalidator.ValueStringsAre(attribute.ID(), attribute.NotNull()),
			},
		},
	}
}

func summaryAttributes() map[string]schema.Attribute {
	return map[string]schema.Attribute{
		"person_id":              attribute.String("Id of the person that this session belongs to."),
		"identification_methods": identificationMethods(),
	}
}
