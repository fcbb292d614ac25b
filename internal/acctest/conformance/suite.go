// Package conformance holds every vendor to what is true of all of them. A vendor's own tests call Run, and hold what
// only that vendor has.
package conformance

import (
	"fmt"
	"testing"

	"github.com/seed-97276580/terraform-provider-identity/internal/acctest"
	"github.com/seed-97276580/terraform-provider-identity/internal/acctest/fakevendor"
	"github.com/seed-97276580/terraform-provider-identity/internal/datasources"
)

// Suite is what the suite needs to know of a vendor.
type Suite struct {
	Vendor  datasources.Vendor
	NewFake func() fakevendor.Fake

	// JSONText names the members of the response that become JSON text.
	JSONText []string
	// Decisions has the decision for every documented status, as literals.
	Decisions map[string]string
	// Gate lists the members that a gate needs, the id first, then the status.
	Gate [][]string
	// Lenient is a text that no gate needs.
	Lenient []string

	// Summary is a session in identity_VENDOR_sessions as Fake.JSON(id, status) becomes it.
	Summary func(id, status, decision string) map[string]any
	// Credential is the variable of a credential, and Rejected what the vendor says to a wrong one.
	Credential, Rejected string
}

// Run runs the suite.
func (s Suite) Run(t *testing.T) {
	t.Helper()

	for name, test := range map[string]func(*testing.T){
		"cause at the deadline":                    s.testCauseAtTheDeadline,
		"credentials in other spellings":           s.testEchoes,
		"deadline":                                 s.testDeadline,
		"decisions":                                s.testDecisions,
		"documented response":                      s.testDocumented,
		"ephemeral resource":                       s.testEphemeral,
		"echo of a credential":                     s.testEcho,
		"errors":                                   s.testErrors,
		"errors beside data":                       s.testErrorsBesideData,
		"ids that are not ids":                     s.testBadIDs,
		"many":                                     s.testMany,
		"many that are not known yet":              s.testManyUnknown,
		"many with errors":                         s.testManyErrors,
		"many without ids":                         s.testManyOfNothing,
		"many, waited for":                         s.testManyWait,
		"members of other types":                   s.testLenient,
		"members that a gate needs":                s.testGateMembers,
		"members that are not there":               s.testAbsent,
		"missing ids need proof":                   s.testMissingNeedsProof,
		"not configured":                           s.testNotConfigured,
		"personal data is omitted":                 s.testOmit,
		"rate that is too low":                     s.testRateTooLow,
		"read":                                     s.testRead,
		"responses of no use":                      s.testFaults,
		"strange id":                               s.testStrangeID,
		"test of the vendor itself":                s.testMirrored,
		"too many requests":                        s.testLimit,
		"unknown decision is a warning":            s.testUnknownDecision,
		"wait":                                     s.testWait,
		"wait for a status with what is invisible": s.testInvisibleStatus,
		"wait for an undocumented status":          s.testUndocumentedStatus,
		"wait with errors":                         s.testWaitErrors,
		"wait with failures that pass":             s.testWaitOutlasts,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			test(t)
		})
	}
}

// setUp starts a fake with the approved session "s1", and returns it with the environment of a provider that reads from
// it.
func (s Suite) setUp(tb testing.TB) (fakevendor.Fake, acctest.Env) {
	tb.Helper()

	fake := s.NewFake()
	fake.PutSession("s1", s.status(datasources.Approved))

	return fake, fake.Environment(fakevendor.Start(tb, fake))
}

// server is setUp with such a provider, without a CLI.
func (s Suite) server(tb testing.TB, settings map[string]any) (fakevendor.Fake, *acctest.Server) {
	tb.Helper()

	fake, env := s.setUp(tb)

	server, result := acctest.NewServer(tb, env, settings)
	if len(result.Errors) > 0 {
		tb.Fatal(result.Errors)
	}

	return fake, server
}

// status returns a status with a decision.
func (s Suite) status(decision datasources.Decision) string {
	return s.Vendor.Decisions.First(decision)
}

func (s Suite) one() string  { return "identity_" + s.Vendor.Name + "_session" }
func (s Suite) many() string { return "identity_" + s.Vendor.Name + "_sessions" }

// arguments returns the arguments that read one session.
func (s Suite) arguments(id string) map[string]any { return s.NewFake().Arguments(id) }

// manyArguments returns the arguments that read many sessions.
func (s Suite) manyArguments(ids ...string) map[string]any { return s.NewFake().ManyArguments(ids...) }

// read is a data source with arguments.
type read struct {
	typeName  string
	arguments map[string]any
}

// reads returns a read of each kind: of one session, of many by their ids and, if the vendor has them, by filters.
func (s Suite) reads(tb testing.TB) []read {
	tb.Helper()

	reads := []read{{s.one(), s.arguments("s1")}, {s.many(), s.manyArguments("s1", "s2")}}
	if _, ok := acctest.Schema(tb, s.Vendor.DataSources()[1]()).Attributes["status"]; ok {
		reads = append(reads, read{s.many(), map[string]any{"status": s.status(datasources.Approved)}})
	}

	return reads
}

// with adds an argument.
func with(arguments map[string]any, name string, value any) map[string]any {
	arguments[name] = value

	return arguments
}

// untilApproved is a wait_for.
func untilApproved() map[string]any {
	return map[string]any{"decisions": []any{"approved"}, "poll_interval": "1s"}
}

// config reads the session "s1" as a data source or an ephemeral resource.
func (s Suite) config(kind string) string {
	return fmt.Sprintf("%s %q \"test\" {\n%s\n}\n", kind, s.one(), acctest.HCL(s.arguments("s1")))
}

// expectNoRequest fails the test if a fake was asked for anything.
func expectNoRequest(t *testing.T, fake fakevendor.Fake) {
	t.Helper()

	if requests := fake.Requests(); len(requests) != 0 {
		t.Errorf("requests were sent: %v", requests)
	}
}

// matchOne fails the test unless there is one text, and it has all parts.
func matchOne(t *testing.T, texts []string, parts ...string) {
	t.Helper()

	if len(texts) != 1 || !acctest.Message(parts...).MatchString(texts[0]) {
		t.Errorf("got %q\nwant one with %q", texts, parts)
	}
}
