package beltic

import "testing"

func TestDecisions(t *testing.T) {
	t.Parallel()

	for status, want := range map[string]string{
		"approved":          "approved",
		"declined":          "rejected",
		"failed":            "rejected",
		"expired":           "expired",
		"created":           "pending",
		"started":           "pending",
		"pending":           "pending",
		"completed":         "pending",
		"marked_for_review": "pending",
		"":                  "unknown",
		"Approved":          "unknown",
		"approved ":         "unknown",
		"successful":        "unknown",
	} {
		if got := Decisions.Of(&status); string(got) != want {
			t.Errorf("decision for %q is %q, want %q", status, got, want)
		}
	}

	if len(Decisions) != 9 {
		t.Errorf("%d statuses have a decision", len(Decisions))
	}

	if got := Decisions.Of(nil); got != "unknown" {
		t.Errorf("decision for no status is %q", got)
	}
}
