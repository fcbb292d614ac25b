package solaris

// sessionsModel is many sessions in configuration and state.
type sessionsModel struct {
	IDs         []sessionKey              `tfsdk:"ids"`
	MaxSessions *int64                    `tfsdk:"max_sessions"`
	Sessions    map[string]sessionSummary `tfsdk:"sessions"`
	MissingIDs  []string                  `tfsdk:"missing_ids"`
}

// sessionKey names a session, which Solaris keeps below its person.
type sessionKey struct {
	PersonID string `tfsdk:"person_id"`
	ID       string `tfsdk:"id"`
}

// sessionSummary is a session without what is secret.
type sessionSummary struct {
	ID                    *string   `tfsdk:"id"`
	PersonID              string    `tfsdk:"person_id"`
	Status                *string   `tfsdk:"status"`
	Decision              string    `tfsdk:"decision"`
	IdentificationMethods []*string `tfsdk:"identification_methods"`
}

// newSessionSummary maps an answer to state.
func newSessionSummary(personID string, session *Session) sessionSummary {
	return sessionSummary{
		ID:                    session.ID,
		PersonID:              personID,
		Status:                session.Status,
		Decision:              string(Decisions.Of(session.Status)),
		IdentificationMethods: session.IdentificationMethods,
	}
}
