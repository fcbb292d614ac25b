package conformance

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/seed-97276580/terraform-provider-identity/internal/acctest"
	"github.com/seed-97276580/terraform-provider-identity/internal/acctest/fakevendor"
	"github.com/seed-97276580/terraform-provider-identity/internal/datasources"
)

// testDecisions compares the decision of every status with the literal table. Nothing that only looks like an approved
// status is one.
func (s Suite) testDecisions(t *testing.T) {
	approved := s.status(datasources.Approved)

	want := map[string]string{
		"": "unknown", approved + " ": "unknown", "A" + approved: "unknown", approved + "_2": "unknown",
		string([]rune(approved)[0]-'a'+'A') + approved[1:]: "unknown",
	}
	maps.Copy(want, s.Decisions)

	fake, server := s.server(t, nil)

	for status, decision := range want {
		fake.PutSession("s1", status)

		if got := server.Read(t, s.one(), s.arguments("s1")).Values["decision"]; got != decision {
			t.Errorf("decision for %q is %v, want %q", status, got, decision)
		}
	}

	documented := slices.Sorted(slices.Values(s.Vendor.Decisions.Statuses()))
	if known := slices.Sorted(maps.Keys(s.Decisions)); !slices.Equal(documented, known) {
		t.Errorf("the vendor's row has %q, and the test %q", documented, known)
	}
}

// testUnknownDecision expects one warning that names the statuses without a decision.
func (s Suite) testUnknownDecision(t *testing.T) {
	fake, server := s.server(t, nil)
	fake.PutSession("s1", "from_the_future")
	fake.PutSession("s2", "also_new")
	fake.PutSession("s3", "from_the_future")

	one := server.Read(t, s.one(), s.arguments("s1"))
	matchOne(t, one.Warnings, s.Vendor.Title+" status from_the_future has no decision", "Gates stay closed")

	many := server.Read(t, s.many(), s.manyArguments("s1", "s2", "s3"))
	matchOne(t, many.Warnings, s.Vendor.Title+" status also_new, from_the_future has no decision")
}

func (s Suite) testErrors(t *testing.T) {
	for name, test := range map[string]struct {
		id      string
		prepare func(fakevendor.Fake, acctest.Env)
		want    []string
	}{
		"not found": {
			id:   "s2",
			want: []string{" session not found", "404 Not Found: ", "error id fake-error-404", "Check every id"},
		},
		"wrong credentials": {
			prepare: func(_ fakevendor.Fake, env acctest.Env) { env[s.Credential] = "wrong" },
			want:    []string{" rejected the credentials", s.Rejected, "Check the provider's"},
		},
		"response about another session": {
			prepare: func(fake fakevendor.Fake, _ acctest.Env) {
				fake.PutResponse("s1", fake.JSON("s2", s.status(datasources.Approved)))
			},
			want: []string{" responded with another session", "about another object"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			fake, env := s.setUp(t)
			if test.prepare != nil {
				test.prepare(fake, env)
			}

			server, _ := acctest.NewServer(t, env, nil)
			matchOne(t, server.Read(t, s.one(), s.arguments(cmp.Or(test.id, "s1"))).Errors,
				append([]string{s.Vendor.Title + test.want[0]}, test.want[1:]...)...)
		})
	}
}

// testGateMembers breaks each member that a gate needs, and each object around it. All are errors that name the place.
func (s Suite) testGateMembers(t *testing.T) {
	fake, server := s.server(t, nil)
	body := fake.JSON("s1", s.status(datasources.Approved))

	for _, path := range s.Gate {
		for end := range path {
			fake.PutResponse("s1", fakevendor.Set(body, []any{4711}, path[:end+1]...))

			matchOne(t, server.Read(t, s.one(), s.arguments("s1")).Errors,
				s.Vendor.Title+"'s response has an unexpected shape", strings.Join(path[:end+1], ".")+" is an array where ")
		}
	}
}

func (s Suite) testNotConfigured(t *testing.T) {
	var variables []string

	for _, setting := range s.Vendor.Settings {
		if setting.Credential {
			variables = append(variables, setting.Env)
		}
	}

	fake, env := s.setUp(t)
	delete(env, s.Credential)

	for _, test := range []struct {
		env  acctest.Env
		want []string
	}{
		{env, []string{"no complete " + s.Vendor.Title + " credentials", s.Credential}},
		{acctest.Env{}, variables},
	} {
		server, configured := acctest.NewServer(t, test.env, nil)
		if len(configured.Errors) > 0 {
			t.Error(configured.Errors)
		}

		matchOne(t, server.Read(t, s.one(), s.arguments("s1")).Errors,
			append([]string{s.Vendor.Title + " is not configured"}, test.want...)...)
	}

	expectNoRequest(t, fake)
}

func (s Suite) testBadIDs(t *testing.T) {
	const inPath = `must not have the path element "." or ".."`

	fake, server := s.server(t, nil)

	arguments := s.arguments("s1")
	for argument := range arguments {
		for value, want := range map[string]string{
			"":                           "must not be empty",
			" s1":                        "must not have whitespace around it",
			"s1\n":                       "must not have whitespace around it",
			"s\a1":                       "must not contain control characters",
			".":                          inPath,
			"..":                         inPath,
			"a/../b":                     inPath,
			`a\.`:                        inPath,
			"s\u200b1":                   "must not contain invisible characters",
			"\ufeffs1":                   "must not contain invisible characters",
			"s\u00a01":                   "must not contain invisible characters",
			"https://example.com/ids/s1": "must not be an address",
		} {
			bad := maps.Clone(arguments)
			bad[argument] = value

			matchOne(t, server.Validate(t, s.one(), bad).Errors, "Invalid value of "+argument, want)

			if argument == "id" {
				many := server.Validate(t, s.many(), s.manyArguments("s0", value)).Errors
				matchOne(t, many, "Invalid value of ", want)

				// Whoever knows the address of a session may use it.
				if strings.Contains(fmt.Sprint(many), "://") {
					t.Errorf("the address is shown: %q", many)
				}
			}
		}
	}

	expectNoRequest(t, fake)
}

// testStrangeID reads an id with everything that a path could take for something else.
func (s Suite) testStrangeID(t *testing.T) {
	const id = "a/..b%2f..%2fc d?e#f;g&h"

	fake, server := s.server(t, nil)
	fake.PutSession(id, s.status(datasources.Approved))

	if result := server.Read(t, s.one(), s.arguments(id)); result.Values["id"] != id {
		t.Errorf("the id is %v, errors are %q", result.Values["id"], result.Errors)
	}

	result := server.Read(t, s.many(), s.manyArguments(id))
	if acctest.At(result.Values, "sessions", id, "id") != id {
		t.Errorf("sessions are %v, errors are %q", result.Values, result.Errors)
	}
}
