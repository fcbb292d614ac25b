package acctest

import (
	"maps"
	"os"
	"strings"
	"testing"
)

// liveSwitch turns on the tests that read from the vendors themselves. `make testlive` sets it.
const liveSwitch = "TEST_LIVE"

// personal is what Main took out of the environment.
var personal = Env{}

// Live returns the user's own environment, for a test that reads from a vendor itself. It skips the test unless
// such tests are asked for and the variables are set.
func Live(t *testing.T, needed ...string) Env {
	t.Helper()

	if os.Getenv(liveSwitch) == "" {
		t.Skip("reads from the vendor itself: `make testlive` does that")
	}

	for _, name := range needed {
		if personal[name] == "" {
			t.Skipf("needs the environment variable %s", name)
		}
	}

	// What the user has set for the provider as a whole, such as omit_personal_data, would change the result.
	env := maps.Clone(personal)
	maps.DeleteFunc(env, func(name, _ string) bool { return strings.HasPrefix(name, "IDENTITY_") })

	return env
}
