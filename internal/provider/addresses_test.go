package provider_test

import (
	"maps"
	"net/url"
	"strings"
	"testing"

	"github.com/seed-97276580/terraform-provider-identity/internal/acctest"
	"github.com/seed-97276580/terraform-provider-identity/internal/acctest/fakes"
	"github.com/seed-97276580/terraform-provider-identity/internal/datasources"
)

// asBlock returns a vendor's settings as its block, from the environment of its fake.
func asBlock(fake fakes.Fake, env map[string]string, isWanted func(datasources.Setting) bool) block {
	settings := block{}

	for _, setting := range fake.Settings {
		if value := env[setting.Env]; value != "" && isWanted(setting) {
			settings[setting.Name] = value
		}
	}

	return settings
}

func isAddress(setting datasources.Setting) bool {
	return len(setting.Own) > 0 && strings.Contains(setting.Own[0], "://")
}

// A shell that was used with a test server must not approve anybody in silence: one warning for each vendor, with host
// and variables in its summary.
func TestAddressFromTheEnvironmentIsAWarning(t *testing.T) {
	t.Parallel()

	all, env := fakes.Start(t)
	server, result := acctest.NewServer(t, env, nil)

	if len(result.Warnings) != len(all) {
		t.Errorf("warnings are %q", result.Warnings)
	}

	text := strings.Join(result.Warnings, "\n")

	for _, fake := range all {
		for _, setting := range fake.Settings {
			if !isAddress(setting) {
				continue
			}

			address, err := url.Parse(env[setting.Env])
			if err != nil {
				t.Fatal(err)
			}

			expectMessage(t, text, fake.Title+" is read from "+address.Host, setting.Env)
		}

		expectApproved(t, server, fake)
	}
}

// The vendor's own address is no news, and one in the configuration is intended.
func TestAddressWithoutWarning(t *testing.T) {
	t.Parallel()

	all, env := fakes.Start(t)
	configured, own := block{}, maps.Clone(env)

	for _, fake := range all {
		configured[fake.Name] = asBlock(fake, env, func(datasources.Setting) bool { return true })

		for _, setting := range fake.Settings {
			if isAddress(setting) {
				own[setting.Env] = setting.Own[0]
			}
		}
	}

	own["BELTIC_API_KEY"] = "sk_production_1" // the fake's key is a staging key, which gives another warning

	for name, test := range map[string]struct {
		settings map[string]any
		env      map[string]string
	}{
		"configured":             {settings: configured},
		"configured, left over":  {settings: configured, env: env},
		"the vendor's own":       {env: own},
		"an empty variable":      {env: map[string]string{"BELTIC_BASE_URL": "", "SOLARIS_BASE_URL": ""}},
		"nothing is set at all":  {},
		"only credentials there": {env: map[string]string{"SOLARIS_CLIENT_ID": "i", "SOLARIS_CLIENT_SECRET": secret}},
	} {
		if _, result := acctest.NewServer(t, test.env, test.settings); len(result.Warnings)+len(result.Errors) > 0 {
			t.Errorf("%s: %s", name, result.Text())
		}
	}
}

// The name of an environment implies an address: left over, it is no better than one.
func TestEnvironmentOfTheEnvironment(t *testing.T) {
	t.Parallel()

	sandbox := map[string]string{"SOLARIS_ENVIRONMENT": "sandbox", "SOLARIS_CLIENT_ID": "i"}

	_, result := acctest.NewServer(t, sandbox, block{"solaris": block{"client_secret": secret}})
	expectMessage(t, result.Text(), "Solaris secret and address come from different sources", "SOLARIS_ENVIRONMENT")

	sandbox["SOLARIS_CLIENT_SECRET"] = secret

	_, result = acctest.NewServer(t, sandbox, nil)
	expectMessage(t, result.Text(), "Solaris is read from sandbox (SOLARIS_ENVIRONMENT)")

	_, result = acctest.NewServer(t, sandbox, block{"solaris": block{"environment": "sandbox"}})
	if len(result.Errors)+len(result.Warnings) > 0 {
		t.Errorf("got %s", result.Text())
	}
}

// A secret of the configuration is never sent to an address of the environment, which may be left over.
func TestForeignAddress(t *testing.T) {
	t.Parallel()

	for _, fake := range fakes.All() {
		for _, setting := range fake.Settings {
			if !setting.Sensitive {
				continue
			}

			var want []string

			for _, address := range fake.Settings {
				if isAddress(address) {
					want = append(want, fake.Title+" secret and address come from different sources",
						"The configuration has "+setting.Name, address.Env)
				}
			}

			badSettings{settings: block{fake.Name: block{setting.Name: secret}}, want: want}.expectRefused(t)
		}
	}
}

// Every setting of the configuration comes before its variable, and one that is null counts as not set.
func TestConfigurationComesBeforeTheEnvironment(t *testing.T) {
	t.Parallel()

	all, env := fakes.Start(t)
	settings, wrong := block{}, map[string]string{}

	for _, fake := range all {
		configured := asBlock(fake, env, func(datasources.Setting) bool { return true })

		for _, setting := range fake.Settings {
			wrong[setting.Env] = "https://wrong.invalid"
		}

		settings[fake.Name] = configured
	}

	// What the fakes' environment does not set is null in the configuration.
	delete(wrong, "SOLARIS_ENVIRONMENT")
	delete(wrong, "BELTIC_ENVIRONMENT")

	server, result := acctest.NewServer(t, wrong, settings)
	if len(result.Errors) > 0 {
		t.Fatal(result.Errors)
	}

	for _, fake := range all {
		expectApproved(t, server, fake)
	}
}

// A vendor that is not configured concerns nobody who reads from another one.
func TestVendorsAreIndependent(t *testing.T) {
	t.Parallel()

	for _, without := range fakes.All() {
		t.Run(without.Name, func(t *testing.T) {
			t.Parallel()

			unset := map[string]string{}
			for _, setting := range without.Settings {
				unset[setting.Env] = ""
			}

			badSettings{
				env:   unset,
				reads: without.Name,
				want:  []string{without.Title + " is not configured", "no complete " + without.Title + " credentials"},
			}.expectRefused(t)
		})
	}
}
