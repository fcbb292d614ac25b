package beltic

import "github.com/seed-97276580/terraform-provider-identity/internal/attribute"

// Attributes are a session's attributes, in the API and in Terraform: the names are the same.
type Attributes struct {
	Status           *string           `json:"status"             strict:"true"             tfsdk:"status"`
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
	Name              *string              `json:"name"                tfsdk:"name"`
	ShareholderType   *string              `json:"shareholder_type"    tfsdk:"shareholder_type"`
	DateOfBirth       *string              `json:"date_of_birth"       tfsdk:"date_of_birth"`
	IDType            *string              `json:"id_type"             tfsdk:"id_type"`
	IDNumber          *string              `json:"id_number"           tfsdk:"id_number"`
	NumberOfShare     *string              `json:"number_of_share"     tfsdk:"number_of_share"`
	PercentageOfShare attribute.JSONNumber `json:"percentage_of_share" tfsdk:"percentage_of_share"`
}

// IdentityNumber is a number that an authority gave to the applicant. The documentation shows an object on sessions,
// and an array of the same objects on accounts, of which one is taken as the object.
type IdentityNumber struct {
	Number             *string `json:"number"               tfsdk:"number"`
	IssuingCountryCode *string `json:"issuing_country_code" tfsdk:"issuing_country_code"`
	Class              *string `json:"class"                tfsdk:"class"`
	CreatedAt          *string `json:"created_at"           tfsdk:"created_at"`
	UpdatedAt          *string `json:"updated_at"           tfsdk:"updated_at"`
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
	CompletionTimeSeconds  attribute.JSONNumber `json:"completion_time_seconds"   tfsdk:"completion_time_seconds"`
	AutofillCancels        attribute.JSONNumber `json:"autofill_cancels"          tfsdk:"autofill_cancels"`
	AutofillStarts         attribute.JSONNumber `json:"autofill_starts"           tfsdk:"autofill_starts"`
	BotScore               attribute.JSONNumber `json:"bot_score"                 tfsdk:"bot_score"`
	ThreatLevel            *string              `json:"threat_level"              tfsdk:"threat_level"`
	ShortcutCopies         attribute.JSONNumber `json:"shortcut_copies"           tfsdk:"shortcut_copies"`
	ShortcutPastes         attribute.JSONNumber `json:"shortcut_pastes"           tfsdk:"shortcut_pastes"`
	DistractionEvents      attribute.JSONNumber `json:"distraction_events"        tfsdk:"distraction_events"`
	DevtoolsOpen           *bool                `json:"devtools_open"             tfsdk:"devtools_open"`
	DebuggerAttached       *bool                `json:"debugger_attached"         tfsdk:"debugger_attached"`
	RequestSpoofAttempts   attribute.JSONNumber `json:"request_spoof_attempts"    tfsdk:"request_spoof_attempts"`
	UserAgentSpoofAttempts attribute.JSONNumber `json:"user_agent_spoof_attempts" tfsdk:"user_agent_spoof_attempts"`
	HesitationBaseline     attribute.JSONNumber `json:"hesitation_baseline"       tfsdk:"hesitation_baseline"`
	HesitationCount        attribute.JSONNumber `json:"hesitation_count"          tfsdk:"hesitation_count"`
	HesitationPercentage   attribute.JSONNumber `json:"hesitation_percentage"     tfsdk:"hesitation_percentage"`
	HesitationTime         attribute.JSONNumber `json:"hesitation_time"           tfsdk:"hesitation_time"`
}
