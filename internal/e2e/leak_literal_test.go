package e2e_test

import (
	"encoding/json"
	"maps"
	"path/filepath"
	"strings"
	"testing"

	"github.com/seed-97276580/terraform-provider-identity/internal/acctest"
	"github.com/seed-97276580/terraform-provider-identity/internal/acctest/fakes"
)

// settings are the blocks of a provider configuration.
type settings map[string]map[string]any

const emptyKey = "-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----"

// literals are settings of the provider with a secret that is wrong, in the wrong place, or beside what is wrong. CLIs
// quote the lines that an error points at: in JSON the whole block, if it points at one.
var literals = map[string]struct {
	want     string // in the error
	settings settings
	env      acctest.Env
}{
	"whitespace around a key": {
		want:     "Invalid value of beltic.api_key",
		settings: settings{"beltic": {"api_key": personal + " "}},
	},
	"whitespace around a secret": {
		want:     "Invalid value of solaris.client_secret",
		settings: settings{"solaris": {"client_id": "id", "client_secret": " " + personal}},
	},
	"client key": {
		want:     "Invalid value of http.client_key",
		settings: settings{"http": {"client_certificate": "x", "client_key": personal}},
	},
	"client key alone": {
		want: "Invalid block http",
		settings: settings{"http": {
			"client_key": "-----BEGIN PRIVATE KEY-----\n" + personal + "\n-----END PRIVATE KEY-----",
		}},
	},
	"key beside the client certificate": {
		want: "Invalid value of http.client_certificate",
		settings: settings{"http": {
			"client_certificate": "-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n" + personal,
			"client_key":         emptyKey,
		}},
	},
	"key in place of the client certificate": {
		want:     "Invalid value of http.client_certificate",
		settings: settings{"http": {"client_certificate": personal, "client_key": emptyKey}},
	},
	"key among the CA certificates": {
		want:     "Invalid value of http.ca_certificates",
		settings: settings{"http": {"ca_certificates": emptyKey + "\n" + personal}},
	},
	"key beside half a retry": {
		want:     "Invalid value of http.max_retries",
		settings: settings{"http": {"client_certificate": emptyKey, "client_key": personal, "max_retries": 1.5}},
	},
	"key beside a number of requests that is too large": {
		want: "Invalid value of http.max_concurrent_requests",
		settings: settings{"http": {
			"client_certificate": emptyKey, "client_key": personal, "max_concurrent_requests": 1e30,
		}},
	},
	"key of another environment": {
		want:     "key is for another environment",
		settings: settings{"beltic": {"environment": "staging", "api_key": "sk_production_" + personal}},
	},
	"incomplete credentials": {
		want:     "Incomplete Solaris credentials",
		settings: settings{"solaris": {"client_secret": personal}},
	},
	"incomplete addresses": {
		want: "Invalid block solaris",
		settings: settings{"solaris": {
			"base_url": "https://api.example", "client_id": "id", "client_secret": personal,
		}},
	},
	"addresses of two environments": {
		want: "different environments of Solaris",
		settings: settings{"solaris": {
			"environment": "production", "client_id": "id", "client_secret": personal,
			"base_url": "https://api.solaris-sandbox.de", "token_url": "https://auth.solaris-sandbox.de/oauth2/token",
		}},
	},
	"address of the environment": {
		want:     "come from different sources",
		settings: settings{"beltic": {"api_key": personal}},
		env:      acctest.Env{"BELTIC_BASE_URL": "https://api.example"},
	},
	"bad address of the environment": {
		want:     "Invalid value of beltic.base_url",
		settings: settings{"beltic": {"api_key": personal}},
		env:      acctest.Env{"BELTIC_BASE_URL": "ftp://api.example"},
	},
	"bad proxy": {
		want:     "Invalid proxy in HTTPS_PROXY",
		settings: settings{"beltic": {"api_key": personal, "base_url": "https://api.example"}},
		env:      acctest.Env{"HTTPS_PROXY": "ftp://p.example"},
	},
	"key as environment": {
		want:     "Invalid value of beltic.environment",
		settings: settings{"beltic": {"environment": "${var.secret}"}},
	},
	"secret as environment": {
		want:     "Invalid value of solaris.environment",
		settings: settings{"solaris": {"environment": "${var.secret}"}},
	},
	"key as an address": {
		want:     "Invalid value of beltic.base_url",
		settings: settings{"beltic": {"base_url": "${var.secret}"}},
	},
	"key as a duration": {
		want:     "Invalid value of http.request_timeout",
		settings: settings{"http": {"request_timeout": "${var.secret}"}},
	},
	"key as a number": {
		want:     "a number is required",
		settings: settings{"http": {"max_retries": "${var.secret}"}},
	},
}

// inHCL writes settings as a provider block.
func inHCL(t *testing.T, blocks settings) string {
	t.Helper()

	var text strings.Builder
	for name, block := range blocks {
		text.WriteString(name + " {\n" + acctest.HCL(block) + "}\n")
	}

	return "provider \"identity\" {\n" + strings.ReplaceAll(text.String(), `"$${var.secret}"`, "var.secret") + "}\n"
}

// inJSON writes settings as a provider block in JSON, in lines.
func inJSON(t *testing.T, blocks settings) string {
	t.Helper()

	text, err := json.MarshalIndent(map[string]any{"provider": map[string]any{"identity": blocks}}, "", "  ")
	if err != nil {
		t.Fatal(err)
	}

	return string(text)
}

// The address of a session in place of its id is in no error and no log, also as a key: plugin libraries log the path
// of an error.
func TestAddressAsIDIsNotShown(t *testing.T) {
	t.Parallel()

	_, env := fakes.Start(t)
	env["TF_LOG"] = "TRACE"

	const address = "https://ident.example/" + personal

	folder := write(t, "variable \"address\" {\n  default   = \""+address+"\"\n  sensitive = true\n}",
		"data \"identity_solaris_sessions\" \"test\" {\n  person_ids = { (var.address) = \"p1\" }\n}",
		"data \"identity_beltic_sessions\" \"test\" {\n  ids = [var.address]\n}",
		"data \"identity_beltic_session\" \"test\" {\n  id = var.address\n}")

	output, err := cli(t, folder, env, "plan")
	if err == nil || !strings.Contains(output, "must not be an address") {
		t.Errorf("error is %v", err)
	}

	for line := range strings.Lines(output) {
		if strings.Contains(line, personal) && strings.Contains(line, "provider.terraform-provider-identity") {
			t.Errorf("the log has %s", line)
		}
	}
}

// A secret that is written in the configuration is not repeated by an error about it, or about its block.
func TestLiteralsAreNotQuoted(t *testing.T) {
	t.Parallel()

	for name, test := range literals {
		for file, written := range map[string]func(*testing.T, settings) string{
			"provider.tf": inHCL, "provider.tf.json": inJSON,
		} {
			t.Run(name+", "+file, func(t *testing.T) {
				t.Parallel()

				folder := write(t, "variable \"secret\" {\n  default   = \""+personal+"\"\n  sensitive = true\n}",
					`data "identity_beltic_session" "test" { id = "s1" }`,
					"data \"identity_solaris_session\" \"test\" {\n  person_id = \"p1\"\n  id        = \"s1\"\n}")
				writeFile(t, filepath.Join(folder, file), written(t, test.settings))

				_, env := fakes.Start(t)
				for variable := range env {
					if strings.HasPrefix(variable, "BELTIC_") || strings.HasPrefix(variable, "SOLARIS_") {
						env[variable] = ""
					}
				}

				maps.Copy(env, test.env)

				for _, args := range [][]string{{"plan"}, {"validate"}, {"validate", "-json"}} {
					output, err := cli(t, folder, env, args[0], args[1:]...)
					if args[0] == "plan" && (err == nil || !acctest.Message(test.want).MatchString(output)) {
						t.Errorf("%s: %v\n%s", args, err, output)
					}

					expectNoSecret(t, map[string]string{"output of " + args[0]: output}, personal)
				}
			})
		}
	}
}
