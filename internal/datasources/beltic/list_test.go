package beltic_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"
	"github.com/hashicorp/terraform-plugin-testing/tfjsonpath"

	"github.com/seed-97276580/terraform-provider-identity/internal/acctest"
	"github.com/seed-97276580/terraform-provider-identity/internal/acctest/fakevendor"
	"github.com/seed-97276580/terraform-provider-identity/internal/datasources/beltic/beltictest"
)

// putMany stores 250 sessions with the ids s000, s001 and so on; every third is approved.
func putMany(fake *beltictest.Fake) {
	for i := range 250 {
		status := "pending"
		if i%3 == 0 {
			status = "approved"
		}

		fake.PutSession(fmt.Sprintf("s%03d", i), status)
	}
}

// list reads the sessions that pass filters.
func list(t *testing.T, server *acctest.Server, filters map[string]any) acctest.Result {
	t.Helper()

	return server.Read(t, "identity_beltic_sessions", filters)
}

// All pages of the list, with each filter.
func TestFilters(t *testing.T) {
	t.Parallel()

	fake, server := setUp(t)
	fake.Forget()
	putMany(fake)

	for name, test := range map[string]struct {
		filters map[string]any
		want    int
	}{
		"status":                 {map[string]any{"status": "approved"}, 84},
		"status from the future": {map[string]any{"status": "from_the_future"}, 0},
		"entity_type":            {map[string]any{"entity_type": "business"}, 250},
		"other entity_type":      {map[string]any{"entity_type": "person"}, 0},
		"account_id":             {map[string]any{"account_id": "account-1"}, 250},
		"session_device_id":      {map[string]any{"session_device_id": "device-1"}, 250},
		"other device":           {map[string]any{"session_device_id": "device-2"}, 0},
		"all of them": {map[string]any{
			"status": "approved", "entity_type": "business", "account_id": "account-1", "session_device_id": "device-1",
		}, 84},
	} {
		result := list(t, server, test.filters)
		sessions, _ := result.Values["sessions"].(map[string]any)
		missing, _ := result.Values["missing_ids"].([]any)

		if len(sessions) != test.want || len(missing) > 0 || len(result.Errors) > 0 {
			t.Errorf("%s: %d sessions, missing %v, errors %q", name, len(sessions), missing, result.Errors)
		}

		// An empty list may be true, or the result of a misspelled filter.
		if warned := strings.Contains(fmt.Sprint(result.Warnings), "lists no session"); warned != (test.want == 0) {
			t.Errorf("%s: %d sessions, warnings %q", name, len(sessions), result.Warnings)
		}
	}
}

// What is converted in a session is converted in a list, too, and then it passes the filter.
func TestListIsReadLeniently(t *testing.T) {
	t.Parallel()

	for _, account := range []string{`{"type": "account", "id": 5}`, `[{"type": "account", "id": "5"}]`} {
		fake, server := setUp(t)
		fake.FailAlways(&fakevendor.Fault{Status: http.StatusOK, Body: `{"data": [{"id": "s1", "type": "session",
			"relationships": {"account": {"data": ` + account + `}}}]}`})

		result := list(t, server, map[string]any{"account_id": "5"})
		sessions, _ := result.Values["sessions"].(map[string]any)

		if len(result.Errors) > 0 || acctest.At(sessions, "s1", "account_id") != "5" {
			t.Errorf("%s: got %v, errors %q", account, sessions, result.Errors)
		}
	}
}

func TestAccFilters(t *testing.T) {
	t.Parallel()
	acctest.RequireEphemeral(t)

	fake := beltictest.New()
	putMany(fake)

	resource.UnitTest(t, resource.TestCase{
		ProtoV6ProviderFactories: acctest.ProvidersWithEcho(fake.Environment(fakevendor.Start(t, fake))),
		Steps: []resource.TestStep{{
			Config: acctest.Config(`
data "identity_beltic_sessions" "test" {
  status = "approved"
}

ephemeral "identity_beltic_sessions" "test" {
  status = "approved"
}`, acctest.Echo("length(ephemeral.identity_beltic_sessions.test.sessions)")),
			ExpectNonEmptyPlan: acctest.EphemeralIsPlanned(t),
			ConfigStateChecks: []statecheck.StateCheck{
				statecheck.ExpectKnownValue("echo.test", tfjsonpath.New("data"), knownvalue.Int64Exact(84)),
				statecheck.ExpectKnownValue("data.identity_beltic_sessions.test",
					tfjsonpath.New("sessions"), knownvalue.MapSizeExact(84)),
			},
		}},
	})
}

func TestListErrors(t *testing.T) {
	t.Parallel()

	fake, server := setUp(t)
	putMany(fake)

	for name, test := range map[string]struct {
		arguments map[string]any
		validate  bool
		want      []string
	}{
		"neither ids nor filter": {
			arguments: map[string]any{"max_sessions": 5}, validate: true,
			want: []string{"At least one attribute out of", "ids"},
		},
		"half a session": {
			arguments: map[string]any{"status": "approved", "max_sessions": 1.5}, validate: true,
			want: []string{"Invalid value of max_sessions", "must be a whole number between 1 and 1000000000"},
		},
		"ids and filter": {
			arguments: map[string]any{"ids": []any{"s000"}, "status": "approved"}, validate: true,
			want: []string{`Attribute "status" cannot be specified when "ids" is specified`},
		},
		"id with whitespace": {
			arguments: map[string]any{"ids": []any{"s000", " s001"}}, validate: true,
			want: []string{"Invalid value of ids[1]", "must not have whitespace around it"},
		},
		"null in ids": {
			arguments: map[string]any{"ids": []any{"s000", nil}}, validate: true,
			want: []string{"Invalid value of ids[1]", "must not be null"},
		},
		"empty filter": {
			arguments: map[string]any{"status": ""}, validate: true,
			want: []string{"Invalid value of status", "must not be empty"},
		},
		"byte order mark in a filter": {
			arguments: map[string]any{"account_id": "\ufeffaccount-1"}, validate: true,
			want: []string{"Invalid value of account_id", "must not contain invisible characters"},
		},
		"non-breaking space in a filter": {
			arguments: map[string]any{"session_device_id": "device\u00a01"}, validate: true,
			want: []string{"Invalid value of session_device_id", "must not contain invisible characters"},
		},
		"zero-width space in a filter": {
			arguments: map[string]any{"entity_type": "business\u200b"}, validate: true,
			want: []string{"Invalid value of entity_type", "must not contain invisible characters"},
		},
		"longer list than max_sessions": {
			arguments: map[string]any{"entity_type": "business", "max_sessions": 249},
			want:      []string{"Too many Beltic sessions", "max_sessions = 249"},
		},
		"wait for a list": {
			arguments: map[string]any{"status": "pending", "wait_for": map[string]any{"decisions": []any{"approved"}}},
			want:      []string{"Invalid block wait_for", "It waits for the sessions of ids only"},
		},
	} {
		var result acctest.Result
		if test.validate {
			result = server.Validate(t, "identity_beltic_sessions", test.arguments)
		} else {
			result = list(t, server, test.arguments)
		}

		if len(result.Errors) != 1 || !acctest.Message(test.want...).MatchString(result.Errors[0]) {
			t.Errorf("%s: errors are %q", name, result.Errors)
		}
	}
}

// A word that Beltic does not document may be new, or misspelled: it is a warning.
func TestUndocumentedWords(t *testing.T) {
	t.Parallel()

	_, server := setUp(t)

	for name, test := range map[string]struct {
		arguments map[string]any
		want      string
	}{
		"status of another vendor": {map[string]any{"status": "rejected"}, "Beltic does not document rejected"},
		"entity type":              {map[string]any{"entity_type": "company"}, "Beltic does not document company"},
		"documented":               {map[string]any{"status": "approved", "entity_type": "person"}, ""},
	} {
		result := server.Validate(t, "identity_beltic_sessions", test.arguments)
		warnings := strings.Join(result.Warnings, "\n")

		if (test.want == "") != (warnings == "") || !strings.HasPrefix(warnings, test.want) || len(result.Errors) > 0 {
			t.Errorf("%s: warnings are %q, errors %q", name, result.Warnings, result.Errors)
		}
	}
}
