package beltic

import (
	"context"

	"github.com/seed-97276580/terraform-provider-identity/internal/apiclient"
	"github.com/seed-97276580/terraform-provider-identity/internal/attribute"
	"github.com/seed-97276580/terraform-provider-identity/internal/datasources"
)

// session is the source identity_beltic_session.
var session = datasources.OneSession[*Client, sessionArguments, *Session]{
	Subject:    "one identity-verification session at Beltic",
	Attributes: sessionAttributes,
	Read:       (*Client).Session,
}

type sessionArguments struct {
	ID string `tfsdk:"id"`
}

// Session reads one session. Its errors are *apiclient.Error.
//
// Source: docs.beltic.com/api-reference/endpoint/identity-sessions-get.
func (c *Client) Session(ctx context.Context, arguments sessionArguments) (*Session, error) {
	var session Session
	if err := c.api.Get(ctx, &session, "v1", "identity", "sessions", arguments.ID); err != nil {
		return nil, err
	}

	if c.omitPersonalData {
		session.omitPersonalData()
	}

	return &session, nil
}

// Session is a session in a response: a JSON:API document. State has the same names without the envelope's words
// "data" and "attributes". No member is documented as required; absent and null are nil.
type Session struct {
	Data SessionData `json:"data" strict:"true"`
	Document
}

// Models implements attribute.Composite.
func (s *Session) Models() []any {
	return []any{s.Data, s.Data.Attributes, s.Document}
}

// omitPersonalData removes what has or may have personal data, as the schema says.
func (s *Session) omitPersonalData() {
	attributes := &s.Data.Attributes
	attributes.Person, attributes.IdentityNumbers = nil, nil
	attributes.Contact, attributes.Address = nil, nil
	attributes.BehaviorAnalysis = nil
	s.Document = Document{}

	if business := attributes.Business; business != nil {
		business.LegalName, business.Shareholders = nil, nil
	}
}

// Document is what a response has beside the resource object.
type Document struct {
	Meta  attribute.JSONText `json:"meta"  tfsdk:"meta"`
	Links attribute.JSONText `json:"links" tfsdk:"links"`
}

// ObjectID returns the session's id.
func (s *Session) ObjectID() string { return s.Data.ID }

// Check implements apiclient.Object.
func (s *Session) Check() error { return checkType(s.Data.Type) }

// checkType refuses a resource object of another type. One that does not name its type has none that is another.
func checkType(name *string) error {
	if name != nil && *name != "session" {
		return apiclient.ErrOtherType
	}

	return nil
}

// CurrentStatus returns the session's status.
func (s *Session) CurrentStatus() *string { return s.Data.Attributes.Status }

// SessionData is the resource object.
type SessionData struct {
	ID            string         `json:"id"            strict:"true"         tfsdk:"id"` // empty if the response has none
	Type          *string        `json:"type"          strict:"true"         tfsdk:"type"`
	Attributes    Attributes     `json:"attributes"    strict:"true"`
	Relationships *Relationships `json:"relationships" tfsdk:"relationships"`
}
