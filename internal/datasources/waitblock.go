package datasources

import (
	"slices"
	"strings"
	"time"

	"github.com/hashicorp/terraform-plugin-framework-validators/listvalidator"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/seed-97276580/terraform-provider-identity/internal/attribute"
)

// WaitFor is the block wait_for: exactly one of Decisions and Statuses is set. Validators have seen its members.
type WaitFor struct {
	Decisions    []string `tfsdk:"decisions"`
	Statuses     []string `tfsdk:"statuses"`
	PollInterval *string  `tfsdk:"poll_interval"` // nil: defaultPollInterval
}

// defaultPollInterval is how long a wait pauses between two reads by default.
const defaultPollInterval = 5 * time.Second

func (w *WaitFor) interval() time.Duration { return durationOr(w.PollInterval, defaultPollInterval) }

// isOver reports whether a session is where the user wants it.
func (w *WaitFor) isOver(status *string, decision Decision) bool {
	return slices.Contains(w.Decisions, string(decision)) || status != nil && slices.Contains(w.Statuses, *status)
}

// wanted says what is waited for.
func (w *WaitFor) wanted() string {
	if len(w.Decisions) > 0 {
		return "the decision " + strings.Join(w.Decisions, " or ")
	}

	return "the status " + strings.Join(w.Statuses, " or ")
}

// waitForBlock describes wait_for. Its until ends in front of what is waited for.
func waitForBlock(vendor Vendor, until string) schema.SingleNestedBlock {
	words := func(description string, word ...validator.String) schema.ListAttribute {
		return schema.ListAttribute{
			MarkdownDescription: description,
			ElementType:         types.StringType,
			Optional:            true,
			Validators: []validator.List{
				listvalidator.SizeAtLeast(1),
				listvalidator.ValueStringsAre(append(word, attribute.NotNull())...),
			},
		}
	}

	return schema.SingleNestedBlock{
		MarkdownDescription: "Reads repeatedly, instead of once, until " + until + " `decisions` or `statuses`, exactly " +
			"one of which is required. Fails at once if the decision is final but not one of those, and at the deadline of " +
			"`timeouts`.",
		Validators: []validator.Object{attribute.ExactlyOneOf("decisions", "statuses")},
		Attributes: map[string]schema.Attribute{
			"decisions": words("Decisions to wait for: `approved`, `rejected`, `expired`.",
				attribute.OneOf(string(Approved), string(Rejected), string(Expired))),
			"statuses": words("Statuses to wait for, spelled as the vendor spells them.",
				attribute.Text(), KnownWord(vendor.Title, vendor.Decisions.Statuses()...)),
			"poll_interval": schema.StringAttribute{
				MarkdownDescription: "Pause between two reads, from `1s` to `5m`. Default: `5s`.",
				Optional:            true,
				Validators: []validator.String{
					attribute.DurationBetween(time.Second, 5*time.Minute, "must be a duration from 1s to 5m"),
				},
			},
		},
	}
}
