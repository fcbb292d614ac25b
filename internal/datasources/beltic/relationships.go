package beltic

// Relationships name the resources that belong to a session.
type Relationships struct {
	Account        Envelope[*Resource]   `json:"account"         tfsdk:"account"`
	Business       Envelope[*Resource]   `json:"business"        tfsdk:"business"`
	Documents      Envelope[[]*Resource] `json:"documents"       tfsdk:"documents"`
	SessionDevices Envelope[[]*Resource] `json:"session_devices" tfsdk:"session_devices"`
	Verifications  Envelope[[]*Resource] `json:"verifications"   tfsdk:"verifications"`
}

// Envelope is JSON:API's object around a relationship, which state does not have.
type Envelope[T any] struct {
	Data T `json:"data"`
}

// Models implements attribute.Composite.
func (e Envelope[T]) Models() []any { return []any{e.Data} }

// Resource identifies a resource.
type Resource struct {
	Type *string `json:"type" tfsdk:"type"`
	ID   *string `json:"id"   tfsdk:"id"`
}
