package beltic_test

import (
	"strings"
	"testing"

	"github.com/seed-97276580/terraform-provider-identity/internal/acctest"
)

// Production and staging share one address, and the key decides. No request is made.
func TestEnvironment(t *testing.T) {
	t.Parallel()

	for name, test := range map[string]struct {
		settings map[string]any // of the beltic block
		env      acctest.Env
		err      string
		warning  string
	}{
		"production key": {settings: map[string]any{"api_key": "sk_production_1"}},
		"production key where it is wanted": {
			settings: map[string]any{"api_key": "sk_production_1", "environment": "production"},
		},
		"staging key where it is wanted": {settings: map[string]any{"api_key": "sk_staging_1", "environment": "staging"}},
		"staging key that nothing announces": {
			settings: map[string]any{"api_key": "sk_staging_1"}, warning: "Beltic is read with a staging key",
		},
		"staging key that another variable announces": { // both may be left over
			settings: map[string]any{},
			env:      acctest.Env{"BELTIC_API_KEY": "sk_staging_1", "BELTIC_ENVIRONMENT": "staging"},
			warning:  "Beltic is read with a staging key",
		},
		"staging key in production": {
			settings: map[string]any{"api_key": "sk_staging_1", "environment": "production"},
			err:      "Beltic key is for another environment",
		},
		"production key in staging, by variables": {
			env: acctest.Env{"BELTIC_API_KEY": "sk_production_1", "BELTIC_ENVIRONMENT": "staging"},
			err: "Beltic key is for another environment",
		},
		"left-over address beside an environment": {
			settings: map[string]any{"api_key": "sk_production_1", "environment": "production"},
			env:      acctest.Env{"BELTIC_BASE_URL": "https://left-over.invalid"},
		},
		"left-over address": {
			settings: map[string]any{"api_key": "sk_production_1"},
			env:      acctest.Env{"BELTIC_BASE_URL": "https://left-over.invalid"},
			err:      "Beltic secret and address come from different sources",
		},
		"variable with another environment, beside an address": {
			settings: map[string]any{"api_key": "sk_staging_1", "base_url": "https://api.beltic.com"},
			env:      acctest.Env{"BELTIC_ENVIRONMENT": "production"},
			err:      "Beltic key is for another environment",
		},
		"key without a documented prefix": {settings: map[string]any{"api_key": "key", "environment": "staging"}},
		"staging key for a test server": {
			settings: map[string]any{"api_key": "sk_staging_1", "base_url": "http://127.0.0.1:1"},
		},
	} {
		settings := map[string]any{}
		if test.settings != nil {
			settings["beltic"] = test.settings
		}

		server, result := acctest.NewServer(t, test.env, settings)

		if test.settings == nil { // then it is an error only when something reads
			result.Errors = server.Read(t, "identity_beltic_session", map[string]any{"id": "s1"}).Errors
		}

		if got := strings.Join(result.Errors, "\n"); !strings.HasPrefix(got, test.err) || (got == "") != (test.err == "") {
			t.Errorf("%s: errors are %q", name, result.Errors)
		}

		got := strings.Join(result.Warnings, "\n")
		if !strings.HasPrefix(got, test.warning) || (got == "") != (test.warning == "") {
			t.Errorf("%s: warnings are %q", name, result.Warnings)
		}
	}
}
