package datasources

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
)

// Decision is what a vendor's status means to somebody who waits for a verification.
type Decision string

// The decisions. Approved, rejected and expired are final.
const (
	Approved Decision = "approved"
	Rejected Decision = "rejected"
	Expired  Decision = "expired"
	Pending  Decision = "pending"
	Unknown  Decision = "unknown"
)

// IsFinal reports whether no other decision will follow.
func (d Decision) IsFinal() bool {
	return d == Approved || d == Rejected || d == Expired
}

// Decisions maps a vendor's statuses to decisions.
type Decisions map[string]Decision

// Of returns the decision for a status. It fails closed: a status that the table does not have, null
// included, is Unknown.
func (d Decisions) Of(status *string) Decision {
	if status == nil {
		return Unknown
	}

	if decision, ok := d[*status]; ok {
		return decision
	}

	return Unknown
}

// Statuses returns the statuses that the table has, sorted.
func (d Decisions) Statuses() []string {
	return slices.Sorted(maps.Keys(d))
}

// DecisionAttribute describes the decision attribute of a session with the vendor's own table.
func DecisionAttribute(d Decisions) schema.StringAttribute {
	return String("What `status` means for a gate. Computed by this provider, not sent by the vendor. One of " + d.table())
}

// table describes the decisions in Markdown.
func (d Decisions) table() string {
	var rows strings.Builder

	for _, decision := range []Decision{Approved, Rejected, Expired, Pending} {
		var statuses []string

		for _, status := range d.Statuses() {
			if d[status] == decision {
				statuses = append(statuses, "`"+status+"`")
			}
		}

		fmt.Fprintf(&rows, "`%s` (status %s), ", decision, strings.Join(statuses, ", "))
	}

	return rows.String() + "or `unknown` (any other status, or none). `approved`, `rejected` and `expired` are final. " +
		"A status that this version of the provider does not know is never `approved`."
}
