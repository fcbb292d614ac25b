package provider_test

import (
	"maps"
	"strings"
	"testing"

	"github.com/seed-97276580/terraform-provider-identity/internal/acctest"
	"github.com/seed-97276580/terraform-provider-identity/internal/acctest/fakes"
)

// badSettings is a configuration of the provider that cannot be used.
type badSettings struct {
	settings map[string]any
	env      map[string]string // added to the environment of the fakes; an empty variable is unset
	// reads names the vendor whose reads fail. It is empty if the provider cannot be configured at all.
	reads string
	want  []string // parts of the errors
}

// expectRefused configures the provider, and reads from the vendor if it can be configured. There must be an error that
// says what is wrong and no value of a secret, and no request.
func (test badSettings) expectRefused(t *testing.T) {
	t.Helper()

	all, env := fakes.Start(t)
	maps.Copy(env, test.env)

	server, result := acctest.NewServer(t, env, test.settings)
	if (len(result.Errors) > 0) != (test.reads == "") {
		t.Errorf("configuring: errors are %q", result.Errors)
	}

	for _, fake := range all {
		switch test.reads {
		case "":
			expectNoRequest(t, fake)
		case fake.Name:
			result = read(t, server, fake)
			expectNoRequest(t, fake)
		default:
			expectApproved(t, server, fake) // other vendors are read meanwhile
		}
	}

	expectMessage(t, strings.Join(result.Errors, "\n"), test.want...)
	expectNoSecret(t, result.Text(), all)
}

// Bad settings are errors that name the attribute or the variable, and nothing is sent.
func TestBadSettings(t *testing.T) {
	t.Parallel()

	for name, test := range map[string]badSettings{
		"incomplete Solaris credentials": {
			settings: block{"solaris": block{"client_id": "i"}},
			env:      map[string]string{"SOLARIS_CLIENT_SECRET": ""},
			want:     []string{"Incomplete Solaris credentials", "a value for client_secret", "SOLARIS_CLIENT_SECRET"},
		},
		"incomplete Beltic credentials": {
			settings: block{"beltic": block{}},
			env:      map[string]string{"BELTIC_API_KEY": ""},
			want:     []string{"Incomplete Beltic credentials", "a value for api_key", "BELTIC_API_KEY"},
		},
		"token_url without base_url": {
			settings: block{"solaris": block{"token_url": "https://auth.example"}},
			want:     []string{"Invalid block solaris", "base_url, token_url"},
		},
		"base_url without token_url": {
			env:   map[string]string{"SOLARIS_TOKEN_URL": ""},
			reads: "solaris",
			want:  []string{"Invalid block solaris", "base_url, token_url", "variables are set:", "SOLARIS_BASE_URL"},
		},
		"addresses of both environments": {
			settings: block{"solaris": block{
				"base_url": "https://api.solarisbank.de", "token_url": "https://auth.solaris-sandbox.de/oauth2/token",
			}},
			want: []string{"Invalid block solaris", "different environments of Solaris: production and sandbox"},
		},
		"unknown environment": {
			settings: block{"solaris": block{"environment": "test"}},
			want:     []string{"Invalid value of solaris.environment", "must be one of: production, sandbox"},
		},
		"environment in upper case": {
			settings: block{"beltic": block{"environment": "Staging"}},
			want:     []string{"Invalid value of beltic.environment", "must be one of: production, staging"},
		},
		"unknown environment in a variable": {
			env:   map[string]string{"SOLARIS_ENVIRONMENT": "test"},
			reads: "solaris",
			want:  []string{"solaris.environment", "comes from the environment variable SOLARIS_ENVIRONMENT"},
		},
		"plain http": {
			settings: block{"beltic": block{"base_url": "http://api.beltic.com"}},
			want:     []string{"Invalid value of beltic.base_url", "must start with https://"},
		},
		"plain http for the secret": {
			settings: block{"solaris": block{
				"base_url": "https://api.example", "token_url": "http://auth.solarisbank.de/oauth2/token",
			}},
			want: []string{"Invalid value of solaris.token_url", "must start with https://"},
		},
		"password in an address": {
			settings: block{"beltic": block{"base_url": "https://user:" + secret + "@api.example"}},
			want:     []string{"Invalid value of beltic.base_url", "must not contain a user name or password"},
		},
		"password in an address of the environment": {
			env:   map[string]string{"BELTIC_BASE_URL": "https://user:" + secret + "@api.example"},
			reads: "beltic",
			want:  []string{"must not contain a user name or password", "the environment variable BELTIC_BASE_URL"},
		},
		"key in an address": {
			settings: block{"beltic": block{"base_url": "https://api.example/?key=" + secret}},
			want:     []string{"Invalid value of beltic.base_url", "must not contain a query"},
		},
		"byte order mark before an address": {
			env:   map[string]string{"BELTIC_BASE_URL": "\ufeffhttps://api.example"},
			reads: "beltic",
			want:  []string{"must not contain invisible characters", "the environment variable BELTIC_BASE_URL"},
		},
		"zero-width space in an address": {
			settings: block{"beltic": block{"base_url": "https://api\u200b.beltic.com"}},
			want:     []string{"Invalid value of beltic.base_url", "must not contain invisible characters"},
		},
		"version in an address": {
			settings: block{"beltic": block{"base_url": "https://api.beltic.com/v1/"}},
			want:     []string{"Invalid value of beltic.base_url", "must not end in /v1"},
		},
		"no timeout at all": {
			settings: block{"http": block{"request_timeout": "0s"}},
			want:     []string{"Invalid value of http.request_timeout", "must be a positive duration"},
		},
		"wait without a unit": {
			settings: block{"http": block{"max_retry_wait": "30"}},
			want:     []string{"Invalid value of http.max_retry_wait", "must be a duration of at least 100ms"},
		},
		"negative retries": {
			settings: block{"http": block{"max_retries": -1}},
			want:     []string{"http.max_retries", "must be a whole number between 0 and 20"},
		},
		"no concurrent request": {
			settings: block{"http": block{"max_concurrent_requests": 0}},
			want:     []string{"http.max_concurrent_requests", "between 1 and 1000"},
		},
		"no request per second": {
			settings: block{"http": block{"max_requests_per_second": 0}},
			want:     []string{"http.max_requests_per_second", "must be a number between 0.01 and 10000"},
		},
		"half a retry": {
			settings: block{"http": block{"max_retries": 1.5}},
			want:     []string{"http.max_retries", "must be a whole number between 0 and 20"},
		},
		"very many concurrent requests": {
			settings: block{"http": block{"max_concurrent_requests": 1e30}},
			want:     []string{"http.max_concurrent_requests", "must be a whole number between 1 and 1000"},
		},
		"more requests per second than a number can say": {
			settings: block{"http": block{"max_requests_per_second": "1e309"}},
			want:     []string{"http.max_requests_per_second", "must be a number between 0.01 and 10000"},
		},
		"neither true nor false": {
			env:  map[string]string{"IDENTITY_OMIT_PERSONAL_DATA": "maybe"},
			want: []string{"Invalid value of omit_personal_data", "IDENTITY_OMIT_PERSONAL_DATA must be true or false"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			test.expectRefused(t)
		})
	}
}

// An empty string is an error wherever a setting is a string: only an empty variable counts as unset.
func TestEmptySettings(t *testing.T) {
	t.Parallel()

	blocks := map[string][]string{
		"http": {"request_timeout", "max_retry_wait", "ca_certificates", "client_certificate", "client_key"},
	}

	for _, fake := range fakes.All() {
		for _, setting := range fake.Settings {
			blocks[fake.Name] = append(blocks[fake.Name], setting.Name)
		}
	}

	for name, settings := range blocks {
		for _, setting := range settings {
			t.Run(name+"."+setting, func(t *testing.T) {
				t.Parallel()

				badSettings{
					settings: block{name: block{setting: ""}},
					want:     []string{name, setting},
				}.expectRefused(t)
			})
		}
	}
}
