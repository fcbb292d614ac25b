package beltic

import (
	"github.com/go-json-experiment/json/jsontext"
	"github.com/hashicorp/terraform-plugin-framework-jsontypes/jsontypes"
)

// sessionModel is a session in configuration and state. Embedding drops the envelope word "attributes".
type sessionModel struct {
	ID   *string `tfsdk:"id"`
	Type *string `tfsdk:"type"`
	Attributes
	Relationships *relationshipsModel  `tfsdk:"relationships"`
	Meta          jsontypes.Normalized `tfsdk:"meta"`
	Links         jsontypes.Normalized `tfsdk:"links"`
	Decision      *string              `tfsdk:"decision"`
}

// relationshipsModel is Relationships without the envelope word "data".
type relationshipsModel struct {
	Account        *Resource   `tfsdk:"account"`
	Business       *Resource   `tfsdk:"business"`
	Documents      []*Resource `tfsdk:"documents"`
	SessionDevices []*Resource `tfsdk:"session_devices"`
	Verifications  []*Resource `tfsdk:"verifications"`
}

// newSessionModel maps an answer to state. With omitPersonalData the sensitive attributes are null.
func newSessionModel(session Session, omitPersonalData bool) sessionModel {
	attributes := session.Data.Attributes
	if omitPersonalData {
		attributes = withoutPersonalData(attributes)
	}

	return sessionModel{
		ID:            session.Data.ID,
		Type:          session.Data.Type,
		Attributes:    attributes,
		Relationships: newRelationshipsModel(session.Data.Relationships),
		Meta:          newJSONText(session.Meta),
		Links:         newJSONText(session.Links),
		Decision:      new(string(Decisions.Of(attributes.Status))),
	}
}

func withoutPersonalData(attributes Attributes) Attributes {
	attributes.Person = nil
	attributes.IdentityNumbers = nil
	attributes.Contact = nil
	attributes.Address = nil

	if attributes.Business != nil {
		business := *attributes.Business
		business.Shareholders = nil
		attributes.Business = &business
	}

	return attributes
}

func newRelationshipsModel(relationships *Relationships) *relationshipsModel {
	if relationships == nil {
		return nil
	}

	return &relationshipsModel{
		Account:        relationships.Account.Data,
		Business:       relationships.Business.Data,
		Documents:      relationships.Documents.Data,
		SessionDevices: relationships.SessionDevices.Data,
		Verifications:  relationships.Verifications.Data,
	}
}

func newJSONText(text jsontext.Value) jsontypes.Normalized {
	if text == nil || text.Kind() == 'n' {
		return jsontypes.NewNormalizedNull()
	}

	// White space is no content. Without it the text stays the same when the vendor formats differently.
	compact := text.Clone()
	if err := compact.Compact(); err != nil {
		return jsontypes.NewNormalizedNull() // not reached: text is part of a decoded document
	}

	return jsontypes.NewNormalizedValue(compact.String())
}
