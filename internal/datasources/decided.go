package datasources

import (
	"context"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"

	"github.com/seed-97276580/terraform-provider-identity/internal/apiclient"
	"github.com/seed-97276580/terraform-provider-identity/internal/attribute"
)

// decided is the attribute that the domain adds to each session.
type decided struct {
	Decision Decision `tfsdk:"decision"`
}

func (v Vendor) decide(session Session) decided {
	return decided{v.Decisions.Of(session.CurrentStatus())}
}

// withDecision is a session as one element of many.
type withDecision struct {
	session Session
	decided
}

// Models implements attribute.Composite.
func (w withDecision) Models() []any { return []any{w.session, w.decided} }

// maxStatuses is how many statuses a message shows.
const maxStatuses = 10

// unknownDecisions warns of statuses without a decision, once for each read.
func unknownDecisions[S Session](ctx context.Context, vendor Vendor, sessions ...S) diag.Diagnostics {
	unknown := map[string]bool{}

	for _, session := range sessions {
		status := session.CurrentStatus()
		if vendor.Decisions.Of(status) != Unknown {
			continue
		}

		if status == nil {
			status = new("none")
		}

		unknown[*status] = true
	}

	if len(unknown) == 0 {
		return nil
	}

	statuses := slices.Sorted(maps.Keys(unknown))
	more := len(statuses) - maxStatuses
	statuses = statuses[:min(len(statuses), maxStatuses)]

	for i, status := range statuses {
		statuses[i] = shownStatus(ctx, status)
	}

	statuses = slices.Compact(slices.Sorted(slices.Values(statuses)))

	if more > 0 {
		statuses = append(statuses, fmt.Sprintf("and %d more", more))
	}

	return diag.Diagnostics{decisionUnknown.diagnostic(path.Empty(), "", words{
		"VENDOR": vendor.Title, "STATUS": strings.Join(statuses, ", "),
	})}
}

// statusForm is what a status looks like. What does not may be anything, such as an echo of a credential.
var statusForm = regexp.MustCompile(`^[A-Za-z0-9_.-]{1,64}$`)

// shownStatus returns a status as texts show it.
func shownStatus(ctx context.Context, status string) string {
	if statusForm.MatchString(status) && apiclient.NotesOf(ctx).Present(status) == status {
		return status
	}

	return "of an unexpected form"
}

// KnownWord is a validator that warns of a word that a vendor does not document, since vendors add words unannounced.
func KnownWord(vendor string, known ...string) validator.String {
	return knownWord{attribute.Rule("should be a documented word", nil), vendor, known}
}

type knownWord struct {
	validator.String
	vendor string
	known  []string
}

// ValidateString implements validator.String.
func (k knownWord) ValidateString(_ context.Context, req validator.StringRequest, resp *validator.StringResponse) {
	word := req.ConfigValue.ValueString()
	if req.ConfigValue.IsNull() || req.ConfigValue.IsUnknown() || slices.Contains(k.known, word) {
		return
	}

	resp.Diagnostics.Append(undocumentedWord.diagnostic(req.Path, "", words{
		"VENDOR": k.vendor, "STATUS": word, "KNOWN": strings.Join(k.known, ", "),
	}))
}
