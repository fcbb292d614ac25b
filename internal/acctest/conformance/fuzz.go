package conformance

import (
	"strconv"
	"testing"

	"github.com/seed-97276580/terraform-provider-identity/internal/acctest"
	"github.com/seed-97276580/terraform-provider-identity/internal/datasources"
)

// Fuzz reads whatever a vendor may send. Only the approved status is approved, and nothing personal stays when it is to
// be left out.
func (s Suite) Fuzz(f *testing.F, seeds ...string) {
	f.Helper()

	fake, server := s.server(f, map[string]any{"omit_personal_data": true})

	for _, seed := range append(seeds, documented(f), `{}`, `null`, `[]`, `{"data": null}`, ``,
		fake.JSON("s1", s.status(datasources.Approved)), fake.JSON("s1", s.status(datasources.Approved)+" ")) {
		f.Add(seed)
	}

	omitted, _ := s.omitted(f)

	f.Fuzz(func(t *testing.T, response string) {
		fake.PutResponse("s1", response)

		result := server.Read(t, s.one(), s.arguments("s1"))
		if len(result.Errors) > 0 {
			return
		}

		status, _ := result.Values["status"].(string)
		if result.Values["decision"] == "approved" && s.Decisions[status] != "approved" {
			t.Errorf("%q is approved: %q", response, status)
		}

		for _, path := range omitted {
			if value := acctest.At(result.Values, path...); value != nil {
				t.Errorf("%q: %s stays", response, path)
			}
		}
	})
}

// Benchmark reads sessions through the provider's protocol, against a fake that responds at once: what a plan costs
// besides the CLI.
func (s Suite) Benchmark(b *testing.B) {
	fake, env := s.setUp(b)

	ids := make([]string, 0, 10_000)
	for i := range cap(ids) {
		ids = append(ids, "s"+strconv.Itoa(i))
		fake.PutSession(ids[i], s.status(datasources.Approved))
	}

	server, _ := acctest.NewServer(b, env, nil)

	for name, read := range map[string]func(testing.TB) acctest.Result{
		"one":   server.Reading(b, s.one(), s.arguments("s1")),
		"1000":  server.Reading(b, s.many(), s.manyArguments(ids[:1000]...)),
		"10000": server.Reading(b, s.many(), s.manyArguments(ids...)),
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if result := read(b); len(result.Errors) > 0 {
					b.Fatal(result.Errors)
				}
			}
		})
	}
}
