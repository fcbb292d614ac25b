package e2e_test

import (
	"strings"
	"testing"

	"github.com/seed-97276580/terraform-provider-identity/internal/acctest"
	"github.com/seed-97276580/terraform-provider-identity/internal/acctest/fakes"
	"github.com/seed-97276580/terraform-provider-identity/internal/datasources"
)

// waitForApproval waits longer than any test runs.
const waitForApproval = `
  wait_for {
    decisions     = ["approved"]
    poll_interval = "5m"
  }
`

// Users who wait see in the log, at info level, what for.
func TestWaitingIsLogged(t *testing.T) {
	t.Parallel()

	forEachVendor(t, func(t *testing.T, fake fakes.Fake, env acctest.Env) {
		t.Helper()

		env["TF_LOG"] = "INFO"

		pending := status(fake, datasources.Pending)
		fake.SetStatus("s1", pending)
		fake.After(2, func() { fake.SetStatus("s1", fake.Approved()) })

		output := mustCLI(t, write(t, reads("data", fake, strings.Replace(waitForApproval, "5m", "1s", 1))), env, "plan")
		if !strings.Contains(output, "Waiting for a session") || !strings.Contains(output, "status="+pending) {
			t.Errorf("the wait is not logged: %s", output)
		}
	})
}
