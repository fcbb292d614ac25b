package provider_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/seed-97276580/terraform-provider-identity/internal/acctest"
	"github.com/seed-97276580/terraform-provider-identity/internal/acctest/fakes"
)

// unknownSettings are settings that are known after apply only, with the names that users are told. Those of a vendor
// concern that vendor, all others concern every vendor.
func unknownSettings() map[string]map[string]any {
	settings := map[string]map[string]any{
		"http":               {"http": acctest.Unknown},
		"http.max_retries":   {"http": block{"max_retries": acctest.Unknown}},
		"omit_personal_data": {"omit_personal_data": acctest.Unknown},
	}

	for _, fake := range fakes.All() {
		settings[fake.Name] = block{fake.Name: acctest.Unknown}

		for _, setting := range fake.Settings {
			// Addresses need each other.
			unknown := asBlock(fake, fake.Environment("http://127.0.0.1:1"), isAddress)
			unknown[setting.Name] = acctest.Unknown

			settings[fake.Name+"."+setting.Name] = block{fake.Name: unknown}
		}
	}

	return settings
}

// A setting that is known after apply only does not fail the provider: each read that needs it answers for itself, and
// names the setting. The environment, which has a value for it, does not stand in. Other vendors are read meanwhile.
func TestUnknownSettings(t *testing.T) {
	t.Parallel()

	for name, settings := range unknownSettings() {
		for _, mayDefer := range []bool{false, true} {
			t.Run(fmt.Sprintf("%s, deferral allowed %t", name, mayDefer), func(t *testing.T) {
				t.Parallel()

				all, env := fakes.Start(t)

				server, result := acctest.NewServer(t, env, settings)
				if len(result.Errors) > 0 {
					t.Fatal(result.Errors)
				}

				server.MayDefer = mayDefer
				isVendors := slices.ContainsFunc(all, func(fake fakes.Fake) bool { return settings[fake.Name] != nil })

				for _, fake := range all {
					if isVendors && settings[fake.Name] == nil {
						expectApproved(t, server, fake)
					} else {
						expectUnknown(t, server, fake, name)
					}
				}
			})
		}
	}
}

// expectUnknown reads from a vendor in every way. Each read is deferred if that is allowed, and else an error that
// names the setting.
func expectUnknown(t *testing.T, server *acctest.Server, fake fakes.Fake, setting string) {
	t.Helper()

	for what, result := range map[string]acctest.Result{
		"data source, one":  server.Read(t, fake.One(), fake.Arguments("s1")),
		"data source, many": server.Read(t, fake.Many(), fake.ManyArguments("s1")),
		"ephemeral, one":    server.Open(t, fake.One(), fake.Arguments("s1")),
		"ephemeral, many":   server.Open(t, fake.Many(), fake.ManyArguments("s1")),
	} {
		if result.Deferred != server.MayDefer || (len(result.Errors) == 0) != server.MayDefer {
			t.Errorf("%s, %s: deferred is %t, errors are %q", fake.Name, what, result.Deferred, result.Errors)
		}

		if !server.MayDefer {
			expectMessage(t, result.Text(), fake.Title+" setting is not known yet",
				"value of "+setting+" in the provider block is known after apply only")
		}
	}

	// Nothing to read needs no settings.
	if result := server.Read(t, fake.Many(), fake.ManyArguments()); result.Deferred || len(result.Errors) > 0 {
		t.Errorf("%s: deferred is %t, errors are %q", fake.Name, result.Deferred, result.Errors)
	}

	expectNoRequest(t, fake)
}

// Arguments that are wrong are an error also where the settings are not known yet, and not a reason to wait.
func TestUnknownSettingsAreNoExcuse(t *testing.T) {
	t.Parallel()

	for _, fake := range fakes.All() {
		server, _ := acctest.NewServer(t, fake.Environment("http://127.0.0.1:1"), block{fake.Name: acctest.Unknown})
		server.MayDefer = true

		if result := server.Validate(t, fake.One(), fake.Arguments("..")); len(result.Errors) != 1 {
			t.Errorf("%s: errors are %q", fake.Name, result.Errors)
		}
	}
}
