package solaris

import (
	"context"
	"errors"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/seed-97276580/terraform-provider-identity/internal/attribute"
	"github.com/seed-97276580/terraform-provider-identity/internal/datasources"
)

// session is the source identity_solaris_session.
var session = datasources.OneSession[*Client, sessionArguments, *Session]{
	Subject:    "one identification session of a person at Solaris",
	Attributes: sessionAttributes,
	Read:       (*Client).Session,
}

type sessionArguments struct {
	PersonID string `tfsdk:"person_id"`
	ID       string `tfsdk:"id"`
}

// Check implements datasources.Checker.
func (a sessionArguments) Check() diag.Diagnostics {
	return checkOrder(path.Root("id"), a.PersonID, a.ID)
}

// checkOrder refuses the id of a person in place of a session's, and the other way round. Both have an ending of their
// own, usually: nothing else of their form is enforced.
func checkOrder(at path.Path, personID, id string) (diags diag.Diagnostics) {
	if strings.HasSuffix(id, "cper") && strings.HasSuffix(personID, "ises") {
		diags.Append(attribute.Invalid(at, errors.New("is the id of a person (it ends in cper), and the id of the person is "+
			"a session's (it ends in ises): they are the wrong way round")))
	}

	return diags
}

// Session is an identification session, in the response and in state: the names are the same. No member is
// documented as required; absent and null are nil.
type Session struct {
	Common
	URL         *string `json:"url"          tfsdk:"url"`
	CallbackURL *string `json:"callback_url" tfsdk:"callback_url"`
}

// Common is what a Session and a summary have in common. ID is empty if the response has none.
type Common struct {
	ID                    string    `json:"id"                     strict:"true"                  tfsdk:"id"`
	Status                *string   `json:"status"                 strict:"true"                  tfsdk:"status"`
	IdentificationMethods []*string `json:"identification_methods" tfsdk:"identification_methods"`
}

// ObjectID returns the session's id.
func (c *Common) ObjectID() string { return c.ID }

// Check implements apiclient.Object: nothing says what else the response may be about.
func (c *Common) Check() error { return nil }

// CurrentStatus returns the session's status.
func (c *Common) CurrentStatus() *string { return c.Status }

// Session reads one identification session of a person. Its errors are *apiclient.Error.
//
// Source: docs.solarisgroup.com, identity, GET /v1/persons/{person_id}/identification_sessions/{id}.
func (c *Client) Session(ctx context.Context, arguments sessionArguments) (*Session, error) {
	var session Session

	if err := c.api.Get(ctx, &session, sessionPath(arguments.PersonID, arguments.ID)...); err != nil {
		return nil, err
	}

	if c.omitPersonalData {
		session.URL, session.CallbackURL = nil, nil
	}

	return &session, nil
}

func sessionPath(personID, id string) []string {
	return []string{"v1", "persons", personID, "identification_sessions", id}
}

func sessionAttributes() map[string]schema.Attribute {
	return map[string]schema.Attribute{
		"person_id": attribute.RequiredID("Id of the person that the session belongs to: usually 32 hexadecimal digits, " +
			"followed by `cper`. It is not part of the response."),
		"id": attribute.RequiredID("Id of the session: usually 32 hexadecimal digits, followed by `ises`."),
		"url": datasources.SecretString("Address of the page where customers identify themselves. Whoever knows it can act " +
			"in the session: its last segment is a bearer token."),
		"callback_url": attribute.String("Address that the customer is redirected to at the end. Whoever created the " +
			"session chose it." + datasources.MayBePersonal),
		"identification_methods": identificationMethods(),
	}
}

func identificationMethods() schema.ListAttribute {
	return attribute.Strings("Identification methods that the customer may use. Known values: `bank`, `bank_id`, " +
		"`fourthline`, `idnow`, `manual`, `postident`; Solaris may add others.")
}
