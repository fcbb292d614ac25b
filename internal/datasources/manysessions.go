package datasources

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"

	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
	"golang.org/x/text/unicode/norm"

	"github.com/seed-97276580/terraform-provider-identity/internal/apiclient"
	"github.com/seed-97276580/terraform-provider-identity/internal/attribute"
)

const (
	// defaultMaxSessions is the default of max_sessions.
	defaultMaxSessions = 10_000
	// largestMaxSessions is the largest max_sessions: memory runs out before that.
	largestMaxSessions = 1_000_000_000
)

// ManySessions is the Source identity_VENDOR_sessions, which reads summaries of many sessions, without personal data.
// C is the vendor's client, A its arguments, S a summary (see attribute.Result).
type ManySessions[C any, A ManyArguments, S Session] struct {
	Subject string // of "Reads …": "many sessions at Beltic at once, without personal data"

	Order string // of missing_ids: "in the order of `ids`"

	// Arguments returns the attributes that say which sessions to read.
	Arguments func() map[string]schema.Attribute
	// Summary returns the attributes of one session, except for id, status and decision.
	Summary func() map[string]schema.Attribute

	// Read reads the session with an id. Its errors are *apiclient.Error.
	Read func(client C, ctx context.Context, arguments A, id string) (S, error)
	// List reads the sessions that pass the filters of arguments, by their ids. Its errors are *apiclient.Error, and
	// ErrTooManySessions as soon as there are more than limit. It is nil if the vendor has no list.
	List func(client C, ctx context.Context, arguments A, limit int) (map[string]S, error)
}

// ManyArguments say which sessions to read.
type ManyArguments interface {
	// IDs returns the ids of the sessions to read, in the user's order; nil asks for the list. Duplicates are read once.
	IDs() []string
	// At returns where the user wrote an id.
	At(id string) path.Path
}

// ErrTooManySessions ends the reading of a list that has more sessions than are allowed.
var ErrTooManySessions = errors.New("there are more sessions than max_sessions allows")

func (s ManySessions[C, A, S]) suffix() string { return "sessions" }

func (s ManySessions[C, A, S]) describe() (dataSource, ephemeralResource string) {
	return "Reads " + s.Subject + ". One plural data source is much faster than one data source for each of many " +
			"sessions.",
		"Reads " + s.Subject + ". The sessions are read when Terraform opens the ephemeral resource, in the plan and again " +
			"in the apply. Nothing about them is stored in plan or state."
}

func (s ManySessions[C, A, S]) schema(vendor Vendor) schema.Schema {
	// Summaries are small on purpose: the framework's time grows with the square of the number of attributes.
	summary := map[string]schema.Attribute{"id": attribute.String("Id of this session, the same as the map's key.")}
	maps.Copy(summary, vendor.Decisions.attributes(vendor.Title))
	maps.Copy(summary, s.Summary())

	attributes := map[string]schema.Attribute{
		"max_sessions": schema.NumberAttribute{
			MarkdownDescription: fmt.Sprintf("Maximum number of sessions to read. More are an error: the result is never cut "+
				"off. 1 to %d. Default: `%d`.", largestMaxSessions, defaultMaxSessions),
			Optional:   true,
			Validators: []validator.Number{attribute.IntegerBetween(1, largestMaxSessions)},
		},
		"sessions": attribute.ObjectMap("The sessions that were found, by their ids. Members:", summary),
		"missing_ids": schema.ListAttribute{
			MarkdownDescription: "Ids that the vendor does not know (404, with an error in the vendor's own format, or with " +
				"nothing but a message if another session was found), " + s.Order + ".",
			ElementType: types.StringType,
			Computed:    true,
		},
	}
	maps.Copy(attributes, s.Arguments())

	return schema.Schema{
		Attributes: attributes,
		Blocks:     map[string]schema.Block{"wait_for": waitForBlock(vendor, "every session has one of")},
	}
}

// manyResult is what ManySessions reads.
type manyResult struct {
	Sessions   map[string]withDecision `tfsdk:"sessions"`
	MissingIDs []string                `tfsdk:"missing_ids"`
}

func (s ManySessions[C, A, S]) read(
	ctx context.Context, vendor Vendor, data *ProviderData, config tftypes.Value,
) (result []any, diags diag.Diagnostics) {
	var (
		arguments A
		own       ownArguments
	)

	own.decode(config, &arguments, &diags)

	ids := arguments.IDs()
	if ids != nil && len(ids) == 0 { // nothing to read needs no credentials
		return []any{manyResult{map[string]withDecision{}, []string{}}}, diags
	}

	if ids == nil && own.WaitFor != nil {
		diags.Append(attribute.InvalidBlockAt(path.Root("wait_for"), "It waits for the sessions of ids only: which sessions "+
			"pass a filter may change while it waits."))
	}

	client := clientOf[C](data, vendor, &diags)
	if diags.HasError() {
		return nil, diags
	}

	ctx, cancel := own.withDeadline(ctx)
	defer cancel()

	ctx, notes := apiclient.WithNotes(ctx)

	found, missing, err := s.sessions(ctx, vendor, client, data.MaxConcurrentRequests, arguments, own)
	if err != nil {
		diags.Append(manyDiagnostic(vendor, arguments, own.maxSessions(), err))

		return nil, diags
	}

	if a, b := sameIDs(found); a != "" {
		diags.Append(idsAlike.diagnostic(path.Empty(),
			notes.Present(fmt.Sprintf("They are %+q and %+q.", a, b)), words{"VENDOR": vendor.Title}))

		return nil, diags
	}

	if len(found) == 0 {
		none, what := allMissing, ""
		if ids == nil {
			none, what = noneListed, "No session passes the filters."
		}

		diags.Append(none.diagnostic(path.Empty(), what, words{"VENDOR": vendor.Title}))
	}

	diags.Append(vendor.warnings(notes)...)
	diags.Append(unknownDecisions(ctx, vendor, slices.Collect(maps.Values(found))...)...)

	sessions := make(map[string]withDecision, len(found))
	for id, session := range found {
		sessions[id] = withDecision{session, vendor.decide(session)}
	}

	return []any{manyResult{sessions, missing}}, diags
}

// sessions reads what the arguments ask for: a list, or ids, once or until all of them are there.
func (s ManySessions[C, A, S]) sessions(
	ctx context.Context, vendor Vendor, client C, limit int, arguments A, own ownArguments,
) (found map[string]S, missing []string, err error) {
	ids := arguments.IDs()
	read := func(ctx context.Context, id string) (S, error) { return s.Read(client, ctx, arguments, id) }

	switch {
	case ids == nil:
		found, err = s.List(client, ctx, arguments, own.maxSessions())

		return found, []string{}, err
	case len(distinct(ids)) > own.maxSessions():
		return nil, nil, ErrTooManySessions
	case own.WaitFor != nil:
		found, err = awaitMany(ctx, vendor, own.WaitFor, ids, limit, read)

		return found, []string{}, err
	default:
		return readFound(ctx, ids, limit, read)
	}
}

// readFound reads sessions once. The ids that the vendor does not know are missing, in the order of ids. A response
// that says so with nothing but a message could be a gateway's: it counts only if the vendor has found another one of
// ids, and is noted.
func readFound[S Session](
	ctx context.Context, ids []string, limit int, read func(ctx context.Context, id string) (S, error),
) (found map[string]S, missing []string, err error) {
	ids = distinct(ids)

	results, err := readMany(ctx, ids, limit, func(ctx context.Context, id string) (sought[S], error) {
		session, err := read(ctx, id)

		switch {
		case apiclient.IsNotFound(err):
			return sought[S]{}, nil
		case apiclient.MayBeNotFound(err):
			return sought[S]{doubt: err}, nil
		default:
			return sought[S]{&session, nil}, err
		}
	})
	if err != nil {
		return nil, nil, err
	}

	found, missing = make(map[string]S, len(results)), []string{}

	var doubts []*ManyError

	for _, id := range ids {
		result := results[id]
		if result.session != nil {
			found[id] = *result.session

			continue
		}

		missing = append(missing, id)

		if result.doubt != nil {
			doubts = append(doubts, &ManyError{id, result.doubt})
		}
	}

	if len(found) == 0 && len(doubts) > 0 {
		return nil, nil, doubts[0]
	}

	for _, doubt := range doubts {
		apiclient.NotesOf(ctx).Doubted(doubt.Error())
	}

	return found, missing, nil
}

// sought is what the vendor says about one session.
type sought[S Session] struct {
	session *S    // nil if it is missing
	doubt   error // why the vendor may not have said so
}

// sameIDs returns two ids that are the same text in two Unicode forms, if there are any. The CLI normalizes the keys of
// maps, and would keep either session.
func sameIDs[S Session](sessions map[string]S) (string, string) {
	known := make(map[string]string, len(sessions))

	for id := range sessions {
		normalized := norm.NFC.String(id)
		if other, again := known[normalized]; again {
			return min(id, other), max(id, other)
		}

		known[normalized] = id
	}

	return "", ""
}

// manyDiagnostic is ErrorDiagnostic for many sessions. It points at the id that could not be read.
func manyDiagnostic(vendor Vendor, arguments ManyArguments, allowed int, err error) diag.Diagnostic {
	if errors.Is(err, ErrTooManySessions) {
		return tooManySessions.diagnostic(path.Root("max_sessions"),
			fmt.Sprintf("There are more than max_sessions = %d.", allowed), words{"VENDOR": vendor.Title})
	}

	at := path.Empty()
	if many, ok := errors.AsType[*ManyError](err); ok {
		at = arguments.At(many.ID)
	}

	return ErrorDiagnostic(vendor.Title, at, err)
}
