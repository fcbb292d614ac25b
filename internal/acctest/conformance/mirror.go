package conformance

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/plancheck"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"

	"github.com/seed-97276580/terraform-provider-identity/internal/acctest"
	"github.com/seed-97276580/terraform-provider-identity/internal/acctest/fakevendor"
	"github.com/seed-97276580/terraform-provider-identity/internal/datasources"
)

// schema returns the schema of identity_VENDOR_session.
func (s Suite) schema(tb testing.TB) schema.Schema {
	tb.Helper()

	return acctest.Schema(tb, s.Vendor.DataSources()[0]())
}

// documented returns the response that the vendor documents, which the folder of its tests has.
func documented(tb testing.TB) string {
	tb.Helper()

	text, err := os.ReadFile("testdata/session.json")
	if err != nil {
		tb.Fatal(err)
	}

	return string(text)
}

// testDocumented checks that every leaf of the documented response has its attribute, with its type, that every
// attribute that is not the provider's own has its leaf, and that the fake has the same leaves.
func (s Suite) testDocumented(t *testing.T) {
	arguments := s.arguments("s1")
	want := s.mirrored(t, documented(t), arguments, "approved")

	fake := s.mirrored(t, s.NewFake().JSON("s1", "s"), arguments, "approved")
	if diff := cmp.Diff(shapeOf(want), shapeOf(fake)); diff != "" {
		t.Errorf("fake (-documented +fake):\n%s", diff)
	}

	want["timeouts"] = map[string]any{"read": ""}
	want["wait_for"] = map[string]any{"decisions": []any{""}, "statuses": []any{""}, "poll_interval": ""}

	got := example(s.schema(t).Type().TerraformType(t.Context()))
	if diff := cmp.Diff(shapeOf(want), shapeOf(got)); diff != "" {
		t.Errorf("schema (-documented +schema):\n%s", diff)
	}
}

// testRead reads one session. State has what the response has, and the CLI treats as sensitive what the schema says is.
func (s Suite) testRead(t *testing.T) {
	fake, env := s.setUp(t)
	want := s.mirrored(t, fake.JSON("s1", s.status(datasources.Approved)), s.arguments("s1"), "approved")
	address := "data." + s.one() + ".test"

	resource.UnitTest(t, resource.TestCase{
		ProtoV6ProviderFactories: acctest.Providers(env),
		Steps: []resource.TestStep{{
			Config:            acctest.Config(s.config("data")),
			ConfigStateChecks: append(expectSensitive(address, s.schema(t)), expectState(address, want)),
		}},
	})
}

func (s Suite) testEphemeral(t *testing.T) {
	acctest.RequireEphemeral(t)

	fake, env := s.setUp(t)
	want := s.mirrored(t, fake.JSON("s1", s.status(datasources.Approved)), s.arguments("s1"), "approved")

	resource.UnitTest(t, resource.TestCase{
		ProtoV6ProviderFactories: acctest.ProvidersWithEcho(env),
		Steps: []resource.TestStep{{
			Config:             acctest.Config(s.config("ephemeral"), acctest.Echo("ephemeral."+s.one()+".test")),
			ExpectNonEmptyPlan: acctest.EphemeralIsPlanned(t),
			ConfigStateChecks:  []statecheck.StateCheck{expectState("echo.test", want)},
		}},
	})

	server, _ := acctest.NewServer(t, env, nil)
	matchOne(t, server.Open(t, s.one(), s.arguments("s2")).Errors, s.Vendor.Title+" session not found")
}

// testAbsent reads responses with nothing but what a gate needs: every other member is absent or null, and null in
// state. The decision is unknown without a status.
func (s Suite) testAbsent(t *testing.T) {
	fake, server := s.server(t, nil)
	body := fake.JSON("s1", s.status(datasources.Pending))
	withoutStatus := slices.DeleteFunc(slices.Clone(s.Gate), func(path []string) bool {
		return slices.Equal(path, s.Gate[1])
	})

	for name, test := range map[string]struct {
		body, decision string
	}{
		"absent":            {fakevendor.Only(body, false, s.Gate...), "pending"},
		"null":              {fakevendor.Only(body, true, s.Gate...), "pending"},
		"no status":         {fakevendor.Only(body, false, withoutStatus...), "unknown"},
		"status is null":    {fakevendor.Only(body, true, withoutStatus...), "unknown"},
		"status is another": {fakevendor.Only(fake.JSON("s1", "new"), true, s.Gate...), "unknown"},
	} {
		fake.PutResponse("s1", test.body)

		want := map[string]any{}
		for attribute := range s.schema(t).Attributes {
			want[attribute] = nil
		}

		for attribute, value := range s.mirrored(t, test.body, s.arguments("s1"), test.decision) {
			if object, ok := value.(map[string]any); !ok || len(object) > 0 {
				want[attribute] = value
			}
		}

		for _, name := range s.JSONText {
			want[name] = nil
		}

		result := server.Read(t, s.one(), s.arguments("s1"))
		if diff := cmp.Diff(want, result.Values); diff != "" || len(result.Errors) > 0 {
			t.Errorf("%s: %q (-want +got):\n%s", name, result.Errors, diff)
		}
	}
}

// omitted returns which attributes are null with omit_personal_data, by their descriptions, and which are kept.
// Attributes below an omitted one are not listed.
func (s Suite) omitted(tb testing.TB) (omitted, kept [][]string) {
	tb.Helper()

	return partition(nil, s.schema(tb).Attributes, func(attribute schema.Attribute) bool {
		return strings.HasSuffix(attribute.GetMarkdownDescription(), datasources.OmittedByOption)
	})
}

// testOmit reads with omit_personal_data, on by the configuration, by the environment, and by either against the other.
// What the schema says is null then, and nothing of it is in plan or state. Everything else stays.
func (s Suite) testOmit(t *testing.T) {
	fake, env := s.setUp(t)

	resource.UnitTest(t, resource.TestCase{
		ProtoV6ProviderFactories: acctest.Providers(env),
		Steps: []resource.TestStep{{
			Config: acctest.Config(s.config("data"), "provider \"identity\" {\n  omit_personal_data = true\n}"),
			ConfigPlanChecks: resource.ConfigPlanChecks{
				PreApply: []plancheck.PlanCheck{expectNoTextInPlan(fake.Secrets())},
			},
			ConfigStateChecks: []statecheck.StateCheck{expectNoTextInState(fake.Secrets())},
		}},
	})

	omitted, kept := s.omitted(t)

	for name, test := range map[string]struct {
		variable string
		setting  any
		omitted  bool
	}{
		"neither":                            {"", nil, false},
		"configuration":                      {"", true, true},
		"environment":                        {"true", nil, true},
		"environment against configuration":  {"1", false, true},
		"configuration against environment":  {"false", true, true},
		"both say that it is not to be done": {"false", false, false},
	} {
		env["IDENTITY_OMIT_PERSONAL_DATA"] = test.variable

		server, _ := acctest.NewServer(t, env, map[string]any{"omit_personal_data": test.setting})
		result := server.Read(t, s.one(), s.arguments("s1"))

		for _, path := range omitted {
			if got := acctest.At(result.Values, path...); (got == nil) != test.omitted {
				t.Errorf("%s: %s is %v", name, path, got)
			}
		}

		for _, path := range kept {
			if acctest.At(result.Values, path...) == nil {
				t.Errorf("%s: %s is null", name, path)
			}
		}
	}
}
