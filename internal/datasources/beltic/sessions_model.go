package beltic

// sessionsModel is many sessions in configuration and state.
type sessionsModel struct {
	IDs             []string                  `tfsdk:"ids"` // nil: the list with the filters
	Status          *string                   `tfsdk:"status"`
	EntityType      *string                   `tfsdk:"entity_type"`
	AccountID       *string                   `tfsdk:"account_id"`
	SessionDeviceID *string                   `tfsdk:"session_device_id"`
	MaxSessions     *int64                    `tfsdk:"max_sessions"`
	Sessions        map[string]sessionSummary `tfsdk:"sessions"`
	MissingIDs      []string                  `tfsdk:"missing_ids"`
}

// filter returns the list endpoint's parameters.
func (m sessionsModel) filter() map[string]*string {
	return map[string]*string{
		"filter[status]":         m.Status,
		"filter[entity_type]":    m.EntityType,
		"filter[account]":        m.AccountID,
		"filter[session_device]": m.SessionDeviceID,
	}
}

// sessionSummary is a session without personal data.
type sessionSummary struct {
	ID           *string `tfsdk:"id"`
	Status       *string `tfsdk:"status"`
	Decision     string  `tfsdk:"decision"`
	EntityType   *string `tfsdk:"entity_type"`
	AccountID    *string `tfsdk:"account_id"`
	CreatedAt    *string `tfsdk:"created_at"`
	UpdatedAt    *string `tfsdk:"updated_at"`
	ExpiresAt    *string `tfsdk:"expires_at"`
	DecisionedAt *string `tfsdk:"decisioned_at"`
}

// newSessionSummary maps an answer to state.
func newSessionSummary(session *SessionData) sessionSummary {
	attributes := session.Attributes

	return sessionSummary{
		ID:           session.ID,
		Status:       attributes.Status,
		Decision:     string(Decisions.Of(attributes.Status)),
		EntityType:   attributes.EntityType,
		AccountID:    accountID(session.Relationships),
		CreatedAt:    attributes.CreatedAt,
		UpdatedAt:    attributes.UpdatedAt,
		ExpiresAt:    attributes.ExpiresAt,
		DecisionedAt: attributes.DecisionedAt,
	}
}

func accountID(relationships *Relationships) *string {
	if relationships == nil || relationships.Account.Data == nil {
		return nil
	}

	return relationships.Account.Data.ID
}
