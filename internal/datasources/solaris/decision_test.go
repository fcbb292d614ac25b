package solaris

import "testing"

func TestDecisions(t *testing.T) {
	t.Parallel()

	for status, want := range map[string]string{
		"successful":                   "approved",
		"rejected":                     "rejected",
		"expired":                      "expired",
		"created":                      "pending",
		"pending":                      "pending",
		"pending_successful":           "pending",
		"identification_data_required": "pending",
		"authorization_required":       "pending",
		"confirmation_required":        "pending",
		"confirmed":                    "pending",
		"":                             "unknown",
		"Successful":                   "unknown",
		"successful ":                  "unknown",
		"approved":                     "unknown",
	} {
		if got := Decisions.Of(&status); string(got) != want {
			t.Errorf("decision for %q is %q, want %q", status, got, want)
		}
	}

	if len(Decisions) != 10 {
		t.Errorf("%d statuses have a decision", len(Decisions))
	}

	if got := Decisions.Of(nil); got != "unknown" {
		t.Errorf("decision for no status is %q", got)
	}
}
