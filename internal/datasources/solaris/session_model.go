package solaris

// sessionModel is a session in configuration and state.
type sessionModel struct {
	PersonID *string `tfsdk:"person_id"`
	Session
	Decision *string `tfsdk:"decision"`
}

// newSessionModel maps an answer to state. With omitPersonalData the sensitive attributes are null.
func newSessionModel(personID string, session Session, omitPersonalData bool) sessionModel {
	if omitPersonalData {
		session.URL = nil
	}

	return sessionModel{
		PersonID: &personID,
		Session:  session,
		Decision: new(string(Decisions.Of(session.Status))),
	}
}
