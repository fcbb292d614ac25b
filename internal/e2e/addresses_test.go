package e2e_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/seed-97276580/terraform-provider-identity/internal/acctest"
	"github.com/seed-97276580/terraform-provider-identity/internal/acctest/fakes"
)

// A shell that has the fakes' variables, and a configuration that says production: nothing is sent to the fakes. The
// requests go to the vendor, which a proxy shows.
func TestProductionIsNotReadFromTheFakes(t *testing.T) {
	t.Parallel()

	fake, env := start(t, "solaris")
	proxy, address := startProxy(t, "")
	env["HTTPS_PROXY"], env["NO_PROXY"] = address, ""

	for _, environment := range []string{"production", "sandbox"} {
		expectRefused(t, write(t, `
provider "identity" {
  solaris {
    environment = "`+environment+`"
  }

  http {
    max_retries = 0
  }
}`, reads("data", fake, "")), env, "Solaris cannot be reached", "plan")
	}

	if requests := fake.Requests(); len(requests) > 0 {
		t.Errorf("the fake got requests: %v", requests)
	}

	want := []string{"auth.solaris-sandbox.de:443", "auth.solarisbank.de:443"}
	if got := proxy.Hosts(); !slices.Equal(got, want) {
		t.Errorf("requests went to %q, want %q", got, want)
	}
}

// A plan shows once for each vendor that its address comes from the environment, with host and variables.
func TestDemoWarnsOfTheFakesOnce(t *testing.T) {
	t.Parallel()

	all, env := fakes.Start(t)
	for _, fake := range all {
		for _, status := range fake.Decisions.Statuses() {
			fake.PutSession(status, status)
		}
	}

	// In one line each.
	output := mustCLI(t, copyExample(t, "demo"), env, "plan", "-compact-warnings")

	for _, fake := range all {
		if count := strings.Count(output, fake.Title+" is read from 127.0.0.1:"); count != 1 {
			t.Errorf("%d warnings of the address of %s: %s", count, fake.Title, output)
		}

		if !acctest.Message(append([]string{fake.Title + " is read from"}, addresses(fake)...)...).MatchString(output) {
			t.Errorf("the warning does not name %q: %s", addresses(fake), output)
		}
	}
}
