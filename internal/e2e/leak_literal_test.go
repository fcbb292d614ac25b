package e2e_test

import (
	"strings"
	"testing"

	"github.com/seed-97276580/terraform-provider-identity/internal/acctest/fakes"
)

// literals are settings of the provider with a secret that is wrong, or in the wrong place. CLIs quote the lines that
// an error points at.
var literals = map[string]string{
	"whitespace around a key":    `beltic { api_key = "` + personal + ` " }`,
	"whitespace around a secret": "solaris {\n  client_id     = \"id\"\n  client_secret = \" " + personal + "\"\n}",
	"client key": "http {\n  client_certificate = \"\"\n  client_key = <<-KEY\n    " + personal +
		"\n  KEY\n}",
	"key of another environment": "beltic {\n  environment = \"staging\"\n  api_key     = \"sk_production_" + personal +
		"\"\n}",
	"key as environment":    `beltic { environment = var.secret }`,
	"secret as environment": `solaris { environment = var.secret }`,
	"key as an address":     `beltic { base_url = var.secret }`,
	"key as a duration":     `http { request_timeout = var.secret }`,
	"key as a number":       `http { max_retries = var.secret }`,
}

// A secret that is written in the configuration is not repeated by an error about it.
func TestLiteralsAreNotQuoted(t *testing.T) {
	t.Parallel()

	for name, settings := range literals {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			_, env := fakes.Start(t)
			for variable := range env {
				if strings.HasPrefix(variable, "BELTIC_") || strings.HasPrefix(variable, "SOLARIS_") {
					env[variable] = ""
				}
			}

			folder := write(t, "variable \"secret\" {\n  default   = \""+personal+"\"\n  sensitive = true\n}",
				"provider \"identity\" {\n"+settings+"\n}", `data "identity_beltic_session" "test" { id = "s1" }`)

			for _, args := range [][]string{{"plan"}, {"validate"}, {"validate", "-json"}} {
				output, err := cli(t, folder, env, args[0], args[1:]...)
				if err == nil && args[0] == "plan" {
					t.Errorf("%s: no error", args)
				}

				expectNoSecret(t, map[string]string{"output of " + args[0]: output}, personal)
			}
		})
	}
}
