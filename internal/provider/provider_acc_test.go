package provider_test

import (
	"regexp"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"
	"github.com/hashicorp/terraform-plugin-testing/tfjsonpath"

	"github.com/seed-97276580/terraform-provider-identity/internal/acctest"
	"github.com/seed-97276580/terraform-provider-identity/internal/acctest/fakes"
)

// readAll reads the session "s1" of every fake, with a provider block that has settings.
func readAll(all []fakes.Fake, settings string) string {
	blocks := []string{"provider \"identity\" {\n" + settings + "\n}"}
	for _, fake := range all {
		blocks = append(blocks, "data \""+fake.One()+"\" \"test\" {\n"+acctest.HCL(fake.Arguments("s1"))+"}")
	}

	return acctest.Config(blocks...)
}

// The environment alone configures every vendor.
func TestAccProvider_environment(t *testing.T) {
	t.Parallel()

	all, env := fakes.Start(t)

	checks := make([]statecheck.StateCheck, 0, len(all))
	for _, fake := range all {
		checks = append(checks, statecheck.ExpectKnownValue("data."+fake.One()+".test",
			tfjsonpath.New("decision"), knownvalue.StringExact("approved")))
	}

	resource.UnitTest(t, resource.TestCase{
		ProtoV6ProviderFactories: acctest.Providers(env),
		Steps:                    []resource.TestStep{{Config: readAll(all, ""), ConfigStateChecks: checks}},
	})
}

// Errors of the provider's settings point at the attribute, and those of reads at what reads. The table of all is in
// TestBadSettings and TestUnknownSettings, without a CLI.
func TestAccProvider_badSettings(t *testing.T) {
	t.Parallel()

	for name, test := range map[string]struct {
		settings string // of the provider block
		want     *regexp.Regexp
	}{
		"invalid value": {
			settings: `  beltic {
    base_url = "http://api.beltic.com"
  }`,
			want: acctest.Message(`Invalid value of beltic.base_url`, `base_url = "http://api.beltic.com"`),
		},
		"invalid block": {
			settings: `  solaris {
    base_url = "https://api.example"
  }`,
			want: acctest.Message(`Invalid block solaris`, `in provider "identity"`),
		},
		"setting that is known after apply only": {
			settings: `  beltic {
    api_key = terraform_data.later.output
  }`,
			want: acctest.Message(`Beltic setting is not known yet`, `with data.identity_beltic_session.test`,
				`value of beltic.api_key in the provider block is known after apply only`),
		},
		"block that may be there after apply": {
			settings: `  dynamic "solaris" {
    for_each = terraform_data.later.output == "" ? [] : [1]
    content {
      environment = "sandbox"
    }
  }`,
			want: acctest.Message(`Solaris setting is not known yet`, `with data.identity_solaris_session.test`,
				`value of solaris.environment in the provider block is known after apply only`),
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			all, env := fakes.Start(t)

			resource.UnitTest(t, resource.TestCase{
				ProtoV6ProviderFactories: acctest.Providers(env),
				Steps: []resource.TestStep{{
					Config: readAll(all, test.settings) + `
resource "terraform_data" "later" {
  input = timestamp()
}`,
					ExpectError: test.want,
				}},
			})
		})
	}
}
