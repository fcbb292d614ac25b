package solaris

// Session is an identification session as Solaris answers it and as Terraform shows it: the names are the
// same. No member is documented as required; absent and null are nil.
//
// Source: docs.solarisgroup.com, identity, GET /v1/persons/{person_id}/identification_sessions/{id}.
type Session struct {
	ID                    *string   `json:"id"                     tfsdk:"id"`
	URL                   *string   `json:"url"                    tfsdk:"url"`
	CallbackURL           *string   `json:"callback_url"           tfsdk:"callback_url"`
	IdentificationMethods []*string `json:"identification_methods" tfsdk:"identification_methods"`
	Status                *string   `json:"status"                 tfsdk:"status"`
}

// ObjectID returns the session's id.
func (s *Session) ObjectID() string {
	if s.ID == nil {
		return ""
	}

	return *s.ID
}

// CurrentStatus returns the session's status.
func (s *Session) CurrentStatus() *string { return s.Status }
