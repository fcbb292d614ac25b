package conformance

import (
	"maps"
	"testing"

	"github.com/seed-97276580/terraform-provider-identity/internal/acctest"
	"github.com/seed-97276580/terraform-provider-identity/internal/datasources"
)

// testWait has the session change after the third request, and the wait notices.
func (s Suite) testWait(t *testing.T) {
	approved := s.status(datasources.Approved)

	for name, wait := range map[string]map[string]any{
		"decisions": untilApproved(),
		"statuses":  {"statuses": []any{approved}, "poll_interval": "1s"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			fake, server := s.server(t, nil)
			fake.PutSession("s1", s.status(datasources.Pending))
			fake.After(3, func() { fake.SetStatus("s1", approved) })

			result := server.Read(t, s.one(), with(s.arguments("s1"), "wait_for", wait))
			if result.Values["decision"] != "approved" {
				t.Errorf("decision is %v, errors are %q", result.Values["decision"], result.Errors)
			}
		})
	}
}

// testUndocumentedStatus waits for a status that the vendor does not document: it may be new, or misspelled.
func (s Suite) testUndocumentedStatus(t *testing.T) {
	_, server := s.server(t, nil)

	wait := map[string]any{"statuses": []any{s.status(datasources.Approved), "brand_new"}}
	one, many := with(s.arguments("s1"), "wait_for", wait), with(s.manyArguments("s1"), "wait_for", wait)

	for _, result := range []acctest.Result{server.Validate(t, s.one(), one), server.Validate(t, s.many(), many)} {
		matchOne(t, result.Warnings, s.Vendor.Title+" does not document brand_new", "Check the spelling",
			s.status(datasources.Approved))

		if len(result.Errors) > 0 {
			t.Error(result.Errors)
		}
	}
}

// testInvisibleStatus waits for a status that looks like a documented one and is not: it would never come.
func (s Suite) testInvisibleStatus(t *testing.T) {
	_, server := s.server(t, nil)

	wait := map[string]any{"statuses": []any{s.status(datasources.Approved) + "\u200b"}}
	one, many := with(s.arguments("s1"), "wait_for", wait), with(s.manyArguments("s1"), "wait_for", wait)

	for _, result := range []acctest.Result{server.Validate(t, s.one(), one), server.Validate(t, s.many(), many)} {
		matchOne(t, result.Errors, "Invalid value of wait_for.statuses[0]", "must not contain invisible characters")
	}
}

func (s Suite) testWaitErrors(t *testing.T) {
	expired := s.status(datasources.Expired)

	fake, server := s.server(t, nil)
	fake.PutSession("s1", expired)

	for _, wait := range []map[string]any{untilApproved(), {"statuses": []any{s.status(datasources.Approved)}}} {
		arguments := with(s.arguments("s1"), "wait_for", wait)
		matchOne(t, server.Read(t, s.one(), arguments).Errors, s.Vendor.Title+" session ended with another status",
			s.Vendor.Title+": waited for the ", "; the last status was "+expired+" (decision expired).",
			"Waiting longer would not help.")
	}
}

// testDeadline ends a read before its first response.
func (s Suite) testDeadline(t *testing.T) {
	_, server := s.server(t, nil)

	for _, arguments := range []map[string]any{
		{"timeouts": map[string]any{"read": "1ns"}},
		{"timeouts": map[string]any{"read": "1ns"}, "wait_for": untilApproved()},
	} {
		for typeName, read := range map[string]map[string]any{s.one(): s.arguments("s1"), s.many(): s.manyArguments("s1")} {
			maps.Copy(read, arguments)

			matchOne(t, server.Read(t, typeName, read).Errors,
				"Reading from "+s.Vendor.Title+" took too long", "the deadline of the read passed")
		}
	}
}
