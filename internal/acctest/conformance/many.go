package conformance

import (
	"maps"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"
	"github.com/hashicorp/terraform-plugin-testing/tfjsonpath"

	"github.com/seed-97276580/terraform-provider-identity/internal/acctest"
	"github.com/seed-97276580/terraform-provider-identity/internal/acctest/fakevendor"
	"github.com/seed-97276580/terraform-provider-identity/internal/datasources"
)

// testMany reads sessions with both forms, missing ones included.
func (s Suite) testMany(t *testing.T) {
	approved, pending := s.status(datasources.Approved), s.status(datasources.Pending)

	fake, server := s.server(t, nil)
	fake.PutSession("s2", pending)

	ids := []string{"gone", "s1", "lost", "s2"}
	want := []any{
		map[string]any{"s1": s.Summary("s1", approved, "approved"), "s2": s.Summary("s2", pending, "pending")},
		[]any{"gone", "lost"},
	}

	result := server.Read(t, s.many(), s.manyArguments(ids...))

	diff := cmp.Diff(want, []any{result.Values["sessions"], result.Values["missing_ids"]})
	if diff != "" || len(result.Warnings) > 0 {
		t.Errorf("%q (-want +got):\n%s", result.Warnings, diff)
	}

	opened := server.Open(t, s.many(), s.manyArguments(ids...))
	if diff := cmp.Diff(result, opened); diff != "" {
		t.Errorf("(-data source +ephemeral resource):\n%s", diff)
	}

	matchOne(t, server.Read(t, s.many(), s.manyArguments("gone", "lost")).Warnings,
		s.Vendor.Title+" does not know any of the sessions")
}

// testManyOfNothing needs neither a request nor credentials.
func (s Suite) testManyOfNothing(t *testing.T) {
	server, _ := acctest.NewServer(t, acctest.Env{}, nil)
	result := server.Read(t, s.many(), s.manyArguments())

	diff := cmp.Diff([]any{map[string]any{}, []any{}}, []any{result.Values["sessions"], result.Values["missing_ids"]})
	if diff != "" || len(result.Errors)+len(result.Warnings) > 0 {
		t.Errorf("%q %q (-want +got):\n%s", result.Errors, result.Warnings, diff)
	}
}

// testManyUnknown has ids that are known after apply only: the read is left to the apply. No personal datum of the
// sessions is in state.
func (s Suite) testManyUnknown(t *testing.T) {
	fake, env := s.setUp(t)
	argument := slices.Collect(maps.Keys(s.manyArguments("s1")))[0]

	resource.UnitTest(t, resource.TestCase{
		ProtoV6ProviderFactories: acctest.Providers(env),
		Steps: []resource.TestStep{{
			Config: acctest.Config(`
data "` + s.many() + `" "test" {
  ` + argument + ` = terraform_data.ids.output.` + argument + `
}

resource "terraform_data" "ids" {
  input = {
` + acctest.HCL(s.manyArguments("s1")) + `
  }
}`),
			ConfigStateChecks: []statecheck.StateCheck{
				expectNoTextInState(fake.Secrets()),
				statecheck.ExpectKnownValue("data."+s.many()+".test", tfjsonpath.New("sessions"), knownvalue.MapSizeExact(1)),
			},
		}},
	})
}

func (s Suite) testManyErrors(t *testing.T) {
	approved := s.status(datasources.Approved)

	for name, test := range map[string]struct {
		max     any
		prepare func(fakevendor.Fake)
		want    []string
	}{
		"more ids than max_sessions": {
			max:  1,
			want: []string{"Too many " + s.Vendor.Title + " sessions", "max_sessions = 1"},
		},
		"one read fails": {
			prepare: func(f fakevendor.Fake) { f.PutResponse("s2", fakevendor.Set(f.JSON("s2", approved), 7, s.Gate[0]...)) },
			want:    []string{s.Vendor.Title + "'s response has an unexpected shape", "/s2", " is a number where a string"},
		},
		"one response is about another session": {
			prepare: func(f fakevendor.Fake) { f.PutResponse("s2", f.JSON("s1", approved)) },
			want:    []string{s.Vendor.Title + " responded with another session", "/s2"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			fake, server := s.server(t, nil)
			fake.PutSession("s2", approved)

			if test.prepare != nil {
				test.prepare(fake)
			}

			arguments := with(s.manyArguments("s1", "s2"), "max_sessions", test.max)
			matchOne(t, server.Read(t, s.many(), arguments).Errors, test.want...)
		})
	}
}

// testManyWait waits for several sessions. One gets there later; one is missing; one can no longer get there.
func (s Suite) testManyWait(t *testing.T) {
	fake, server := s.server(t, nil)
	fake.PutSession("s2", s.status(datasources.Pending))

	wait := func(ids ...string) acctest.Result {
		return server.Read(t, s.many(), with(s.manyArguments(ids...), "wait_for", untilApproved()))
	}

	fake.After(4, func() { fake.SetStatus("s2", s.status(datasources.Approved)) })

	sessions, _ := wait("s1", "s2").Values["sessions"].(map[string]any)
	for _, id := range []string{"s1", "s2"} {
		if acctest.At(sessions, id, "decision") != "approved" {
			t.Errorf("%s is %v", id, sessions[id])
		}
	}

	matchOne(t, wait("s1", "gone").Errors, s.Vendor.Title+" session not found", "/gone")

	fake.PutSession("s3", s.status(datasources.Rejected))
	matchOne(t, wait("s1", "s3").Errors, s.Vendor.Title+" session ended with another status", "of the session s3")
}
