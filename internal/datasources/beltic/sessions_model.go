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
func newSessionSummary(session *sessionSummaryData) sessionSummary {
	attributes, account := session.Attributes, session.Relationships.Account.Data
	if account == nil {
		account = &Resource{}
	}

	return sessionSummary{
		ID:           session.ID,
		Status:       attributes.Status,
		Decision:     string(Decisions.Of(attributes.Status)),
		EntityType:   attributes.EntityType,
		AccountID:    account.ID,
		CreatedAt:    attributes.CreatedAt,
		UpdatedAt:    attributes.UpdatedAt,
		ExpiresAt:    attributes.ExpiresAt,
		DecisionedAt: attributes.DecisionedAt,
	}
}
