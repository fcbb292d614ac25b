package conformance

import (
	"maps"
	"testing"

	"github.com/seed-97276580/terraform-provider-identity/internal/acctest"
)

// testCauseAtTheDeadline reads where nobody listens, as behind a tunnel that is down. Whether a read ends by its
// retries or its wait, the error says what happened, and not only that time ran out.
func (s Suite) testCauseAtTheDeadline(t *testing.T) {
	wait := map[string]any{"decisions": []any{"approved"}, "poll_interval": "1s"}

	tooLong, undecided := "Reading from "+s.Vendor.Title+" took too long", s.Vendor.Title+" session is not decided yet"

	for name, test := range map[string]struct {
		retries int
		wait    any
		want    string
	}{
		"in a retry":                   {20, nil, tooLong},
		"in the first retry of a wait": {20, wait, tooLong},
		"between two attempts to read": {0, wait, undecided},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			server, _ := acctest.NewServer(t, s.NewFake().Environment("http://127.0.0.1:1"),
				map[string]any{"http": map[string]any{"max_retries": test.retries}})

			for typeName, arguments := range map[string]map[string]any{
				s.one(): s.arguments("s1"), s.many(): s.manyArguments("s1", "s2"),
			} {
				arguments["wait_for"], arguments["timeouts"] = test.wait, map[string]any{"read": "2s"}
				matchOne(t, server.Read(t, typeName, arguments).Errors, test.want, "connection refused")
			}
		})
	}
}

// testRateTooLow reads more sessions than the user's own limit lets through before the deadline. No later attempt would
// change that, so that a wait ends, too.
func (s Suite) testRateTooLow(t *testing.T) {
	_, server := s.server(t, map[string]any{"http": map[string]any{"max_requests_per_second": 0.01}})

	for _, more := range []map[string]any{
		{"timeouts": map[string]any{"read": "1m"}},
		{"timeouts": map[string]any{"read": "1m"}, "wait_for": map[string]any{"decisions": []any{"approved"}}},
	} {
		arguments := s.manyArguments("s1", "s2", "s3", "s4", "s5")
		maps.Copy(arguments, more)

		matchOne(t, server.Read(t, s.many(), arguments).Errors,
			s.Vendor.Title+" cannot be read in time at http.max_requests_per_second",
			"at 0.01 requests per second this one would have its turn in", "and its deadline is in")
	}
}
