package beltic

import (
	"reflect"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	"github.com/seed-97276580/terraform-provider-identity/internal/datasources"
)

// Session is a session as Beltic answers it: a JSON:API document.
//
// Source: docs.beltic.com/api-reference/endpoint/identity-sessions-get. No member is documented as
// required; absent and null are nil.
type Session struct {
	Data  SessionData    `json:"data"`
	Meta  jsontext.Value `json:"meta"`
	Links jsontext.Value `json:"links"`
}

// ObjectID returns the session's id.
func (s *Session) ObjectID() string {
	if s.Data.ID == nil {
		return ""
	}

	return *s.Data.ID
}

// CurrentStatus returns the session's status.
func (s *Session) CurrentStatus() *string { return s.Data.Attributes.Status }

// SessionData is the resource object.
type SessionData struct {
	ID            *string        `json:"id"`
	Type          *string        `json:"type"`
	Attributes    Attributes     `json:"attributes"`
	Relationships *Relationships `json:"relationships"`
}

// Attributes are a session's attributes, in the API and in Terraform: the names are the same.
type Attributes struct {
	Status           *string           `json:"status"             tfsdk:"status"`
	CreatorType      *string           `json:"creator_type"       tfsdk:"creator_type"`
	CreatorID        *string           `json:"creator_id"         tfsdk:"creator_id"`
	EntityType       *string           `json:"entity_type"        tfsdk:"entity_type"`
	Person           *Person           `json:"person"             tfsdk:"person"`
	Business         *Business         `json:"business"           tfsdk:"business"`
	IdentityNumbers  *IdentityNumber   `json:"identity_numbers"   tfsdk:"identity_numbers"`
	Contact          *Contact          `json:"contact"            tfsdk:"contact"`
	Address          *Address          `json:"address"            tfsdk:"address"`
	BehaviorAnalysis *BehaviorAnalysis `json:"behavior_analysis"  tfsdk:"behavior_analysis"`

	CreatedAt         *string `json:"created_at"           tfsdk:"created_at"`
	UpdatedAt         *string `json:"updated_at"           tfsdk:"updated_at"`
	StartedAt         *string `json:"started_at"           tfsdk:"started_at"`
	ExpiresAt         *string `json:"expires_at"           tfsdk:"expires_at"`
	CompletedAt       *string `json:"completed_at"         tfsdk:"completed_at"`
	FailedAt          *string `json:"failed_at"            tfsdk:"failed_at"`
	MarkedForReviewAt *string `json:"marked_for_review_at" tfsdk:"marked_for_review_at"`
	DecisionedAt      *string `json:"decisioned_at"        tfsdk:"decisioned_at"`
	ExpiredAt         *string `json:"expired_at"           tfsdk:"expired_at"`
	RedactedAt        *string `json:"redacted_at"          tfsdk:"redacted_at"`
}

// Person is the applicant, if a person applied.
type Person struct {
	Name      *Name   `json:"name"       tfsdk:"name"`
	BirthDate *string `json:"birth_date" tfsdk:"birth_date"`
}

// Name is a person's name.
type Name struct {
	First  *string `json:"first"  tfsdk:"first"`
	Middle *string `json:"middle" tfsdk:"middle"`
	Last   *string `json:"last"   tfsdk:"last"`
}

// Business is the applicant, if a business applied.
type Business struct {
	LegalName        *string        `json:"legal_name"        tfsdk:"legal_name"`
	RegistrationDate *string        `json:"registration_date" tfsdk:"registration_date"`
	Shareholders     []*Shareholder `json:"shareholders"      tfsdk:"shareholders"`
}

// Shareholder is a person or company that holds a part of a business.
type Shareholder struct {
	Name              *string                `json:"name"                tfsdk:"name"`
	ShareholderType   *string                `json:"shareholder_type"    tfsdk:"shareholder_type"`
	DateOfBirth       *string                `json:"date_of_birth"       tfsdk:"date_of_birth"`
	IDType            *string                `json:"id_type"             tfsdk:"id_type"`
	IDNumber          *string                `json:"id_number"           tfsdk:"id_number"`
	NumberOfShare     *string                `json:"number_of_share"     tfsdk:"number_of_share"`
	PercentageOfShare datasources.JSONNumber `json:"percentage_of_share" tfsdk:"percentage_of_share"`
}

// IdentityNumber is a number that an authority gave to the applicant.
type IdentityNumber struct {
	Number             *string `json:"number"               tfsdk:"number"`
	IssuingCountryCode *string `json:"issuing_country_code" tfsdk:"issuing_country_code"`
	Class              *string `json:"class"                tfsdk:"class"`
	CreatedAt          *string `json:"created_at"           tfsdk:"created_at"`
	UpdatedAt          *string `json:"updated_at"           tfsdk:"updated_at"`
}

// UnmarshalJSONFrom takes an array of one as the object. The documentation shows an object on sessions and an
// array of the same objects on accounts.
func (n *IdentityNumber) UnmarshalJSONFrom(decoder *jsontext.Decoder) error {
	type object IdentityNumber

	if decoder.PeekKind() != '[' {
		return json.UnmarshalDecode(decoder, (*object)(n))
	}

	var list []*object
	if err := json.UnmarshalDecode(decoder, &list); err != nil {
		return err
	}

	if len(list) != 1 || list[0] == nil {
		return &json.SemanticError{JSONKind: '[', GoType: reflect.TypeFor[IdentityNumber]()}
	}

	*n = IdentityNumber(*list[0])

	return nil
}

// Contact is how the applicant can be reached.
type Contact struct {
	Email *string `json:"email" tfsdk:"email"`
	Phone *string `json:"phone" tfsdk:"phone"`
}

// Address is where the applicant lives or resides.
type Address struct {
	Line1              *string `json:"line1"               tfsdk:"line1"`
	Line2              *string `json:"line2"               tfsdk:"line2"`
	Sublocality        *string `json:"sublocality"         tfsdk:"sublocality"`
	Locality           *string `json:"locality"            tfsdk:"locality"`
	AdministrativeArea *string `json:"administrative_area" tfsdk:"administrative_area"`
	PostalCode         *string `json:"postal_code"         tfsdk:"postal_code"`
	CountryCode        *string `json:"country_code"        tfsdk:"country_code"`
}

// BehaviorAnalysis is what Beltic saw of the applicant's browser. Units are not documented, except where a
// name says them.
type BehaviorAnalysis struct {
	CompletionTimeSeconds  datasources.JSONNumber `json:"completion_time_seconds"   tfsdk:"completion_time_seconds"`
	AutofillCancels        datasources.JSONNumber `json:"autofill_cancels"          tfsdk:"autofill_cancels"`
	AutofillStarts         datasources.JSONNumber `json:"autofill_starts"           tfsdk:"autofill_starts"`
	BotScore               datasources.JSONNumber `json:"bot_score"                 tfsdk:"bot_score"`
	ThreatLevel            *string                `json:"threat_level"              tfsdk:"threat_level"`
	ShortcutCopies         datasources.JSONNumber `json:"shortcut_copies"           tfsdk:"shortcut_copies"`
	ShortcutPastes         datasources.JSONNumber `json:"shortcut_pastes"           tfsdk:"shortcut_pastes"`
	DistractionEvents      datasources.JSONNumber `json:"distraction_events"        tfsdk:"distraction_events"`
	DevtoolsOpen           *bool                  `json:"devtools_open"             tfsdk:"devtools_open"`
	DebuggerAttached       *bool                  `json:"debugger_attached"         tfsdk:"debugger_attached"`
	RequestSpoofAttempts   datasources.JSONNumber `json:"request_spoof_attempts"    tfsdk:"request_spoof_attempts"`
	UserAgentSpoofAttempts datasources.JSONNumber `json:"user_agent_spoof_attempts" tfsdk:"user_agent_spoof_attempts"`
	HesitationBaseline     datasources.JSONNumber `json:"hesitation_baseline"       tfsdk:"hesitation_baseline"`
	HesitationCount        datasources.JSONNumber `json:"hesitation_count"          tfsdk:"hesitation_count"`
	HesitationPercentage   datasources.JSONNumber `json:"hesitation_percentage"     tfsdk:"hesitation_percentage"`
	HesitationTime         datasources.JSONNumber `json:"hesitation_time"           tfsdk:"hesitation_time"`
}

// Relationships name the resources that belong to a session.
type Relationships struct {
	Account        ToOne  `json:"account"`
	Business       ToOne  `json:"business"`
	Documents      ToMany `json:"documents"`
	SessionDevices ToMany `json:"session_devices"`
	Verifications  ToMany `json:"verifications"`
}

// ToOne is a relationship to at most one resource.
type ToOne struct {
	Data *Resource `json:"data"`
}

// ToMany is a relationship to any number of resources.
type ToMany struct {
	Data []*Resource `json:"data"`
}

// Resource identifies a resource.
type Resource struct {
	Type *string `json:"type" tfsdk:"type"`
	ID   *string `json:"id"   tfsdk:"id"`
}
