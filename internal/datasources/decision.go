package datasources

import (
	"fmt"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"

	"github.com/seed-97276580/terraform-provider-identity/internal/attribute"
)

// Decision is what a vendor's status means to a user who waits for a verification.
type Decision string

// The decisions. Approved, rejected and expired are final.
const (
	Approved Decision = "approved"
	Rejected Decision = "rejected"
	Expired  Decision = "expired"
	Pending  Decision = "pending"
	Unknown  Decision = "unknown"
)

// IsFinal reports whether waiting for another decision ends here.
func (d Decision) IsFinal() bool {
	return d == Approved || d == Rejected || d == Expired
}

// Decisions lists all statuses that a vendor documents, in the order in which a session goes through them.
type Decisions []StatusMeaning

// StatusMeaning is one status and the decision that it stands for.
type StatusMeaning struct {
	Status   string
	Decision Decision
	Note     string // what the status says, if its word does not say it
}

// Of returns the decision for a status. It fails closed: a status that the list does not have, null included, is
// Unknown.
func (d Decisions) Of(status *string) Decision {
	for _, known := range d {
		if status != nil && *status == known.Status {
			return known.Decision
		}
	}

	return Unknown
}

// With returns the statuses with a decision, in the list's order.
func (d Decisions) With(decision Decision) []string {
	var statuses []string

	for _, known := range d {
		if known.Decision == decision {
			statuses = append(statuses, known.Status)
		}
	}

	return statuses
}

// First returns the first status with a decision. Every decision but Unknown has one.
func (d Decisions) First(decision Decision) string { return d.With(decision)[0] }

// Statuses returns the documented statuses, in the list's order.
func (d Decisions) Statuses() []string {
	statuses := make([]string, 0, len(d))
	for _, known := range d {
		statuses = append(statuses, known.Status)
	}

	return statuses
}

// attributes describes the attributes status and decision.
func (d Decisions) attributes(vendor string) map[string]schema.Attribute {
	known := make([]string, 0, len(d))

	for _, status := range d {
		text := "`" + status.Status + "`"
		if status.Note != "" {
			text += " (" + status.Note + ")"
		}

		known = append(known, text)
	}

	return map[string]schema.Attribute{
		"status": attribute.String("State of the session. Known values: " + strings.Join(known, ", ") + "; " + vendor +
			" may add others. In conditions, use `decision`."),
		"decision": attribute.String("What `status` means for a gate, computed by this provider. " +
			"One of " + d.table()),
	}
}

// table describes the decisions in Markdown.
func (d Decisions) table() string {
	var rows strings.Builder

	for _, decision := range []Decision{Approved, Rejected, Expired, Pending} {
		fmt.Fprintf(&rows, "`%s` (status `%s`), ", decision, strings.Join(d.With(decision), "`, `"))
	}

	return rows.String() + "or `unknown` (any other status, or none). `approved`, `rejected` and `expired` are final: " +
		"`wait_for` stops there, though no vendor promises that they last. A status that this version of the provider " +
		"does not know is never `approved`."
}
