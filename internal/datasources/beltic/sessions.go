package beltic

import (
	"context"
	"reflect"
	"slices"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
	"github.com/hashicorp/terraform-plugin-framework-validators/listvalidator"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/seed-97276580/terraform-provider-identity/internal/attribute"
	"github.com/seed-97276580/terraform-provider-identity/internal/datasources"
)

// sessions is the source identity_beltic_sessions.
var sessions = datasources.ManySessions[*Client, sessionsArguments, *summary]{
	Subject:   "many sessions at Beltic at once, without personal data: those in `ids`, or all that match the filters",
	Order:     "in the order of `ids`",
	Arguments: sessionsAttributes,
	Summary:   summaryAttributes,
	Read:      (*Client).summary,
	List:      (*Client).list,
}

type sessionsArguments struct {
	List            []string `tfsdk:"ids"` // nil: the list with the filters
	Status          *string  `tfsdk:"status"`
	EntityType      *string  `tfsdk:"entity_type"`
	AccountID       *string  `tfsdk:"account_id"`
	SessionDeviceID *string  `tfsdk:"session_device_id"`
}

// IDs returns the ids in the user's order.
func (a sessionsArguments) IDs() []string { return a.List }

// At returns the element of an id.
func (a sessionsArguments) At(id string) path.Path {
	return path.Root("ids").AtListIndex(slices.Index(a.List, id))
}

// filters returns the list endpoint's parameters.
func (a sessionsArguments) filters() map[string]*string {
	return map[string]*string{
		"filter[status]":         a.Status,
		"filter[entity_type]":    a.EntityType,
		"filter[account]":        a.AccountID,
		"filter[session_device]": a.SessionDeviceID,
	}
}

// summaryResponse is a Session with what a summary needs, and nothing that costs time besides.
type summaryResponse struct {
	Data summary `json:"data" strict:"true"`
}

// ObjectID returns the session's id.
func (r *summaryResponse) ObjectID() string { return r.Data.ID }

// Check implements apiclient.Object.
func (r *summaryResponse) Check() error { return checkType(r.Data.Type) }

// summary is a session without personal data: a resource object as in SessionData, as far as a summary needs it.
type summary struct {
	ID            string           `json:"id"            strict:"true"`
	Type          *string          `json:"type"          strict:"true"`
	Attributes    summaryAttribute `json:"attributes"    strict:"true"`
	Relationships summaryRelations `json:"relationships"`
}

type summaryAttribute struct {
	Status       *string `json:"status"        strict:"true"         tfsdk:"status"`
	EntityType   *string `json:"entity_type"   tfsdk:"entity_type"`
	CreatedAt    *string `json:"created_at"    tfsdk:"created_at"`
	UpdatedAt    *string `json:"updated_at"    tfsdk:"updated_at"`
	ExpiresAt    *string `json:"expires_at"    tfsdk:"expires_at"`
	DecisionedAt *string `json:"decisioned_at" tfsdk:"decisioned_at"`
}

type summaryRelations = shown[struct {
	Account summaryRelation[*relatedID]   `json:"account"`
	Devices summaryRelation[[]*relatedID] `json:"session_devices"`
}]

type summaryRelation[T any] = shown[Envelope[shown[T]]]

// relatedID is the one member of a related resource that a summary needs.
type relatedID struct {
	ID *string `json:"id" tfsdk:"account_id"`
}

// shown is a member that says whether it is there, and whether it is null, as one is that cannot be read.
type shown[T any] struct {
	value           T
	isShown, isNull bool
}

// Wrapped implements apiclient.Wrapper.
func (shown[T]) Wrapped() reflect.Type { return reflect.TypeFor[T]() }

// UnmarshalJSONFrom implements json.UnmarshalerFrom.
func (s *shown[T]) UnmarshalJSONFrom(decoder *jsontext.Decoder) error {
	s.isShown, s.isNull = true, decoder.PeekKind() == 'n'

	return json.UnmarshalDecode(decoder, &s.value)
}

// CurrentStatus returns the session's status.
func (s *summary) CurrentStatus() *string { return s.Attributes.Status }

// Models implements attribute.Composite.
func (s *summary) Models() []any {
	account := s.Relationships.value.Account.value.Data.value
	if account == nil {
		account = &relatedID{}
	}

	return []any{struct {
		ID string `tfsdk:"id"`
	}{s.ID}, s.Attributes, account}
}

func (c *Client) summary(ctx context.Context, _ sessionsArguments, id string) (*summary, error) {
	var response summaryResponse
	if err := c.api.GetSummary(ctx, &response, "v1", "identity", "sessions", id); err != nil {
		return nil, err
	}

	return &response.Data, nil
}

func sessionsAttributes() map[string]schema.Attribute {
	return map[string]schema.Attribute{
		"ids": schema.ListAttribute{
			MarkdownDescription: "Ids of the sessions to read. The order does not matter, and duplicates are read once. " +
				"Set this or at least one filter, but not both. An empty list reads nothing, and is no error.",
			ElementType: types.StringType,
			Optional:    true,
			Validators: []validator.List{
				listvalidator.ValueStringsAre(attribute.ID(), attribute.NotNull()),
				listvalidator.ConflictsWith(filterPaths()...),
				listvalidator.AtLeastOneOf(filterPaths()...),
			},
		},
		"status":            filter("Filter: only sessions with this status.", decisions().Statuses()...),
		"entity_type":       filter("Filter: only sessions of this kind of applicant.", "person", "business"),
		"account_id":        filter("Filter: only sessions of the account with this id."),
		"session_device_id": filter("Filter: only sessions that were opened on the device with this id."),
	}
}

// filter describes a filter, and the words that Beltic documents for it, if there are any.
func filter(description string, known ...string) schema.StringAttribute {
	validators := []validator.String{attribute.Text()}
	if len(known) > 0 {
		validators = append(validators, datasources.KnownWord(title, known...))
	}

	return schema.StringAttribute{MarkdownDescription: description, Optional: true, Validators: validators}
}

func filterPaths() []path.Expression {
	return []path.Expression{
		path.MatchRoot("status"),
		path.MatchRoot("entity_type"),
		path.MatchRoot("account_id"),
		path.MatchRoot("session_device_id"),
	}
}

func summaryAttributes() map[string]schema.Attribute {
	mirrored := sessionAttributes()
	attributes := map[string]schema.Attribute{
		"account_id": attribute.String("Id of the account that this session is for."),
	}

	for _, name := range []string{"entity_type", "created_at", "updated_at", "expires_at", "decisioned_at"} {
		attributes[name] = mirrored[name]
	}

	return attributes
}
