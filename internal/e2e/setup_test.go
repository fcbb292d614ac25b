package e2e_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/seed-97276580/terraform-provider-identity/internal/acctest"
	"github.com/seed-97276580/terraform-provider-identity/internal/acctest/fakes"
	"github.com/seed-97276580/terraform-provider-identity/internal/datasources"
)

// start starts the fakes of all vendors, and returns one of them with the environment of a provider that reads from
// all. Each has the approved sessions "s1" and "approved".
func start(t *testing.T, vendor string) (fakes.Fake, acctest.Env) {
	t.Helper()

	all, env := fakes.Start(t)

	at := slices.IndexFunc(all, func(fake fakes.Fake) bool { return fake.Name == vendor })
	all[at].PutSession("approved", all[at].Approved())

	return all[at], env
}

// forEachVendor runs a test for each vendor, with what start returns.
func forEachVendor(t *testing.T, test func(t *testing.T, fake fakes.Fake, env acctest.Env)) {
	t.Helper()

	for _, fake := range fakes.All() {
		t.Run(fake.Name, func(t *testing.T) {
			t.Parallel()

			fake, env := start(t, fake.Name)
			test(t, fake, env)
		})
	}
}

// reads is a block that reads the session "s1" of a vendor, with more arguments. The kind is "data" or "ephemeral".
func reads(kind string, fake fakes.Fake, more string) string {
	return fmt.Sprintf("\n%s %q \"test\" {\n%s%s}\n", kind, fake.One(), acctest.HCL(fake.Arguments("s1")), more)
}

// status returns a status of a vendor with a decision.
func status(fake fakes.Fake, decision datasources.Decision) string {
	return fake.Decisions.First(decision)
}

// addresses returns the variables of a vendor's addresses.
func addresses(fake fakes.Fake) []string {
	var variables []string

	for _, setting := range fake.Settings {
		if len(setting.Own) > 0 && strings.Contains(setting.Own[0], "://") {
			variables = append(variables, setting.Env)
		}
	}

	return variables
}

// secrets are what must not be in any output, log, plan or state. Whatever a fake sends that is not for everybody has
// one of them in it.
func secrets() []string {
	var all []string
	for _, fake := range fakes.All() {
		all = append(all, fake.Secrets()...)
	}

	return all
}

// expectNoSecret fails the test if one of the texts, which have names, has a secret in it.
func expectNoSecret(t *testing.T, texts map[string]string, secrets ...string) {
	t.Helper()

	for _, name := range slices.Sorted(maps.Keys(texts)) {
		for line := range strings.Lines(texts[name]) {
			for _, secret := range secrets {
				if strings.Contains(line, secret) {
					t.Errorf("the %s has %q: %s", name, secret, line)
				}
			}
		}
	}
}
