package provider_test

import (
	"regexp"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"
	"github.com/hashicorp/terraform-plugin-testing/tfjsonpath"

	"github.com/seed-97276580/terraform-provider-identity/internal/acctest"
	"github.com/seed-97276580/terraform-provider-identity/internal/datasources/beltic/beltictest"
	"github.com/seed-97276580/terraform-provider-identity/internal/datasources/solaris/solaristest"
)

var (
	solarisApproved = statecheck.ExpectKnownValue("data.identity_solaris_session.test",
		tfjsonpath.New("decision"), knownvalue.StringExact("approved"))
	belticApproved = statecheck.ExpectKnownValue("data.identity_beltic_session.test",
		tfjsonpath.New("decision"), knownvalue.StringExact("approved"))
)

func TestAccProvider_environment(t *testing.T) {
	t.Parallel()

	resource.UnitTest(t, resource.TestCase{
		ProtoV6ProviderFactories: acctest.Providers(setUp(t).env),
		Steps: []resource.TestStep{{
			Config:            acctest.Config(readSolaris, readBeltic),
			ConfigStateChecks: []statecheck.StateCheck{solarisApproved, belticApproved},
		}},
	})
}

func TestAccProvider_configurationBeforeEnvironment(t *testing.T) {
	t.Parallel()

	v := setUp(t)
	config := acctest.Config(`
provider "identity" {
  solaris = {
    base_url      = "`+v.env["SOLARIS_BASE_URL"]+`"
    token_url     = "`+v.env["SOLARIS_TOKEN_URL"]+`"
    client_id     = "`+solaristest.ClientID+`"
    client_secret = "`+solaristest.ClientSecret+`"
  }

  beltic = {
    base_url = "`+v.env["BELTIC_BASE_URL"]+`"
    api_key  = "`+beltictest.APIKey+`"
  }

  omit_personal_data = false
}`, readSolaris, readBeltic)

	for name := range v.env {
		v.env[name] = "https://wrong.invalid"
	}

	v.env["IDENTITY_OMIT_PERSONAL_DATA"] = "true"

	resource.UnitTest(t, resource.TestCase{
		ProtoV6ProviderFactories: acctest.Providers(v.env),
		Steps: []resource.TestStep{{
			Config: config,
			ConfigStateChecks: []statecheck.StateCheck{
				solarisApproved, belticApproved,
				acctest.ExpectStateText(beltictest.Secret, true),
			},
		}},
	})
}

func TestAccProvider_omitPersonalDataByEnvironment(t *testing.T) {
	t.Parallel()

	for value, shown := range map[string]bool{"true": false, "1": false, "false": true, "": true} {
		t.Run(value, func(t *testing.T) {
			t.Parallel()

			v := setUp(t)
			v.env["IDENTITY_OMIT_PERSONAL_DATA"] = value

			resource.UnitTest(t, resource.TestCase{
				ProtoV6ProviderFactories: acctest.Providers(v.env),
				Steps: []resource.TestStep{{
					Config: acctest.Config(readSolaris, readBeltic),
					ConfigStateChecks: []statecheck.StateCheck{
						solarisApproved, belticApproved,
						acctest.ExpectStateText(beltictest.Secret, shown),
						acctest.ExpectStateText(solaristest.Secret, shown),
					},
				}},
			})
		})
	}
}

// A vendor that is not configured is nobody's business who reads from the other one.
func TestAccProvider_vendorsAreIndependent(t *testing.T) {
	t.Parallel()

	for name, test := range map[string]struct {
		without []string
		config  string
		check   statecheck.StateCheck
	}{
		"without Beltic":  {[]string{"BELTIC_API_KEY"}, readSolaris, solarisApproved},
		"without Solaris": {[]string{"SOLARIS_CLIENT_ID", "SOLARIS_CLIENT_SECRET"}, readBeltic, belticApproved},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			v := setUp(t)
			for _, name := range test.without {
				delete(v.env, name)
			}

			resource.UnitTest(t, resource.TestCase{
				ProtoV6ProviderFactories: acctest.Providers(v.env),
				Steps: []resource.TestStep{{
					Config:            acctest.Config(test.config),
					ConfigStateChecks: []statecheck.StateCheck{test.check},
				}},
			})
		})
	}
}

// Bad settings are errors at their attribute, and nothing is sent.
func TestAccProvider_badSettings(t *testing.T) {
	t.Parallel()

	for name, test := range map[string]struct {
		settings string // of the provider block
		env      acctest.Env
		want     *regexp.Regexp
	}{
		"incomplete Solaris credentials": {
			settings: `solaris = { client_id = "i" }`,
			env:      acctest.Env{},
			want:     acctest.Message(`Incomplete Solaris credentials`, `needs a value for client_secret`, `SOLARIS_CLIENT_SECRET`),
		},
		"incomplete Beltic credentials": {
			settings: `beltic = {}`,
			env:      acctest.Env{},
			want:     acctest.Message(`Incomplete Beltic credentials`, `needs a value for api_key`, `BELTIC_API_KEY`),
		},
		"token_url without base_url": {
			settings: `solaris = { token_url = "https://auth.example" }`,
			env:      acctest.Env{"SOLARIS_CLIENT_ID": "i", "SOLARIS_CLIENT_SECRET": "s"},
			want:     acctest.Message(`Incomplete Solaris address`, `token_url is set and base_url is not`),
		},
		"base_url without token_url": {
			env:  acctest.Env{"SOLARIS_CLIENT_ID": "i", "SOLARIS_CLIENT_SECRET": "s", "SOLARIS_BASE_URL": "https://api.example"},
			want: acctest.Message(`Incomplete Solaris address`, `base_url is set and token_url is not`),
		},
		"unknown environment": {
			settings: `solaris = { environment = "test" }`,
			want:     acctest.Message(`Invalid Attribute Value Match`, `solaris.environment`, `"production" "sandbox"`),
		},
		"unknown environment in a variable": {
			env:  acctest.Env{"SOLARIS_CLIENT_ID": "i", "SOLARIS_CLIENT_SECRET": "s", "SOLARIS_ENVIRONMENT": "test"},
			want: acctest.Message(`solaris.environment`, `comes from the environment variable SOLARIS_ENVIRONMENT`),
		},
		"plain http": {
			settings: `beltic = { base_url = "http://api.beltic.com" }`,
			want:     acctest.Message(`Invalid value of beltic.base_url`, `must start with https://`),
		},
		"password in an address": {
			settings: `solaris = { base_url = "https://user:word@api.example" }`,
			want:     acctest.Message(`Invalid value of solaris.base_url`, `must not contain a user name or password`),
		},
		"plain http for the secret": {
			settings: `solaris = { token_url = "http://auth.solarisbank.de/oauth2/token" }`,
			want:     acctest.Message(`Invalid value of solaris.token_url`, `must start with https://`),
		},
		"version in an address": {
			settings: `beltic = { base_url = "https://api.beltic.com/v1/" }`,
			want:     acctest.Message(`Invalid value of beltic.base_url`, `must not end in /v1`),
		},
		"line break after a key": {
			settings: `beltic = { api_key = "key\n" }`,
			want:     acctest.Message(`Invalid value of beltic.api_key`, `must not have white space around it`),
		},
		"empty secret": {
			settings: `solaris = { client_secret = "" }`,
			want:     acctest.Message(`Invalid value of solaris.client_secret`, `must not be empty`),
		},
		"no time-out at all": {
			settings: `http = { request_timeout = "0s" }`,
			want:     acctest.Message(`Invalid value of http.request_timeout`, `must be a positive duration`),
		},
		"wait without a unit": {
			settings: `http = { max_retry_wait = "30" }`,
			want:     acctest.Message(`Invalid value of http.max_retry_wait`, `must be a positive duration`),
		},
		"negative retries": {
			settings: `http = { max_retries = -1 }`,
			want:     acctest.Message(`http.max_retries`, `between 0 and 20`),
		},
		"no request at a time": {
			settings: `http = { max_concurrent_requests = 0 }`,
			want:     acctest.Message(`http.max_concurrent_requests`, `between 1 and 1000`),
		},
		"no request per second": {
			settings: `http = { max_requests_per_second = 0 }`,
			want:     acctest.Message(`http.max_requests_per_second`, `between 0.010000 and 10000.000000`),
		},
		"no certificate": {
			settings: `http = { ca_certificates = "corporate-ca.pem" }`,
			want:     acctest.Message(`Invalid value of http.ca_certificates`, `must hold at least one certificate in PEM form`),
		},
		"neither true nor false": {
			env:  acctest.Env{"IDENTITY_OMIT_PERSONAL_DATA": "maybe"},
			want: acctest.Message(`Invalid value of omit_personal_data`, `IDENTITY_OMIT_PERSONAL_DATA must be true or false`),
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			v := setUp(t)
			if test.env == nil {
				test.env = v.env
			}

			resource.UnitTest(t, resource.TestCase{
				ProtoV6ProviderFactories: acctest.Providers(test.env),
				Steps: []resource.TestStep{{
					Config:      acctest.Config("provider \"identity\" {\n"+test.settings+"\n}", readSolaris, readBeltic),
					ExpectError: test.want,
				}},
			})

			if requests := append(v.solaris.Requests(), v.beltic.Requests()...); len(requests) != 0 {
				t.Errorf("requests were sent: %v", requests)
			}
		})
	}
}

// A setting that is known after apply only is an error, although the environment has a value for it.
func TestAccProvider_unknownSetting(t *testing.T) {
	t.Parallel()

	for setting, want := range map[string]*regexp.Regexp{
		`solaris = { client_id = terraform_data.later.id }`: acctest.Message(`Provider setting is not known yet`,
			`value of solaris.client_id is known after apply only`),
		`beltic = terraform_data.later.output`: acctest.Message(`Provider setting is not known yet`,
			`beltic = terraform_data.later.output`, `value of beltic is known after apply only`),
		`omit_personal_data = terraform_data.later.id == "x"`: acctest.Message(`Provider setting is not known yet`,
			`value of omit_personal_data is known after apply only`),
	} {
		t.Run(setting, func(t *testing.T) {
			t.Parallel()

			v := setUp(t)

			resource.UnitTest(t, resource.TestCase{
				ProtoV6ProviderFactories: acctest.Providers(v.env),
				Steps: []resource.TestStep{{
					Config: acctest.Config("provider \"identity\" {\n"+setting+"\n}", `
resource "terraform_data" "later" {
  input = { api_key = timestamp() }
}`, readSolaris, readBeltic),
					ExpectError: want,
				}},
			})

			if requests := append(v.solaris.Requests(), v.beltic.Requests()...); len(requests) != 0 {
				t.Errorf("requests were sent: %v", requests)
			}
		})
	}
}
