package datasources

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/seed-97276580/terraform-provider-identity/internal/apiclient"
)

func TestEveryKindHasAMessage(t *testing.T) {
	t.Parallel()

	for kind := apiclient.Refused; kind <= apiclient.Unreachable; kind++ {
		if messageOfKind[kind] == nil {
			t.Errorf("no message for kind %d", kind)
		}
	}
}

// A value may be any word, also one that stands for another value.
func TestWordsInValuesStay(t *testing.T) {
	t.Parallel()

	for range 20 { // the order of a map's entries is random
		got := words{"VENDOR": "Solaris", "STATUS": "HOST of VENDOR", "HOST": "h"}.in("VENDOR: STATUS at HOST")
		if want := "Solaris: HOST of VENDOR at h"; got != want {
			t.Fatalf("got %q, want %q", got, want)
		}
	}
}

// The guide has one row for each message, so that no two may begin alike, and none may be empty.
func TestMessagesAreWhole(t *testing.T) {
	t.Parallel()

	seen := map[string]bool{}

	for _, message := range Messages() {
		isWhole := message.Section != "" && message.Summary != "" && message.Cause != "" && message.Advice != ""
		if !isWhole || seen[message.Summary] {
			t.Errorf("%+v", message)
		}

		seen[message.Summary] = true
	}
}

func TestErrorDiagnosticOfAWait(t *testing.T) {
	t.Parallel()

	const final = "Waiting longer would not help. Start a new session, or wait for another decision."

	const later = "Run again later, or raise timeouts (with the gate module: wait)."

	const text = "Vendor: waited for the decision approved; the last status was new (decision pending)"

	for name, test := range map[string]struct {
		reason, failure error
		summary, detail string
	}{
		"final": {
			nil, nil, "Vendor session ended with another status",
			text + ".\n\n" + final,
		},
		"deadline": {
			context.DeadlineExceeded, nil, "Vendor session is not decided yet",
			text + "; the deadline of the wait passed.\n\n" + later,
		},
		"deadline while the vendor is down": {
			context.DeadlineExceeded, &apiclient.Error{Vendor: "Vendor", Method: "GET", Path: "/7", Status: 503, Attempts: 5},
			"Vendor session is not decided yet",
			text + "; the deadline of the wait passed; the last attempt to read failed: " +
				"Vendor: GET /7: 503 Service Unavailable (5 attempts).\n\n" + later,
		},
		"cancelled": {
			context.Canceled, nil, "Waiting for a Vendor session was cancelled",
			text + ".\n\nRun again to continue waiting.",
		},
	} {
		got := ErrorDiagnostic("Vendor", path.Root("id"), &WaitError{
			Vendor: "Vendor", Wanted: "the decision approved", Status: "new", Decision: Pending,
			Reason: test.reason, Failure: test.failure,
		})
		if got.Summary() != test.summary || got.Detail() != test.detail {
			t.Errorf("%s: got\n%s\n%s", name, got.Summary(), got.Detail())
		}
	}
}

// What a token endpoint says is about credentials and addresses, never about a session.
func TestErrorDiagnosticOfAToken(t *testing.T) {
	t.Parallel()

	for status, want := range map[int]string{
		400: "Vendor rejected the credentials",
		401: "Vendor rejected the credentials",
		403: "Vendor rejected the credentials",
		404: "Vendor's token endpoint was not found",
		429: "Vendor limits the rate of requests",
		500: "Vendor responded with an error",
	} {
		err := &apiclient.Error{
			Vendor: "Vendor", Method: "POST", Path: "/token", Status: status, OfToken: true,
			Problem: apiclient.Problem{Form: apiclient.ErrorForm, Code: "c"},
		}

		got := ErrorDiagnostic("Vendor", path.Root("id"), err)
		if _, isAboutAttribute := got.(diag.DiagnosticWithPath); got.Summary() != want || isAboutAttribute {
			t.Errorf("%d: got %v", status, got)
		}

		if apiclient.IsNotFound(err) {
			t.Errorf("%d counts as a session that is not found", status)
		}
	}
}

// However many statuses are unknown, the warning stays readable.
func TestUnknownDecisionsAreBounded(t *testing.T) {
	t.Parallel()

	var sessions []status
	for i := range 1000 {
		sessions = append(sessions, status(fmt.Sprintf("odd_%03d", i)))
	}

	diags := unknownDecisions(t.Context(), vendorOfTests, sessions...)
	if len(diags) != 1 || !strings.Contains(diags[0].Detail()+diags[0].Summary(), "odd_008, odd_009, and 990 more") ||
		strings.Contains(diags[0].Detail(), "odd_010") {
		t.Errorf("got %v", diags)
	}
}
