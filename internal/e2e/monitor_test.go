package e2e_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/seed-97276580/terraform-provider-identity/internal/acctest"
	"github.com/seed-97276580/terraform-provider-identity/internal/acctest/fakes"
	"github.com/seed-97276580/terraform-provider-identity/internal/acctest/fakevendor"
	"github.com/seed-97276580/terraform-provider-identity/internal/datasources"
)

// A check warns and stops nothing, neither a plan nor the apply of a saved one.
func TestMonitorOnlyWarns(t *testing.T) {
	t.Parallel()

	forEachVendor(t, func(t *testing.T, fake fakes.Fake, env acctest.Env) {
		t.Helper()

		plan := planned(t, "monitor", fake, env, "-var", "session_id=approved")

		for name, change := range map[string]func(fakes.Fake){
			"expired":        func(f fakes.Fake) { f.SetStatus("approved", status(f, datasources.Expired)) },
			"vendor is down": func(f fakes.Fake) { f.FailAlways(&fakevendor.Fault{Status: http.StatusServiceUnavailable}) },
		} {
			t.Run(name, func(t *testing.T) {
				t.Parallel()

				folder := copyFolder(t, plan)
				fake, env := start(t, fake.Name)
				change(fake)

				for command, args := range map[string][]string{
					"plan":  {"-var", "session_id=approved"},
					"apply": {"saved.tfplan"},
				} {
					output := mustCLI(t, folder, env, command, args...)
					if !strings.Contains(output, "Warning: ") || !strings.Contains(output, "owner_is_verified") {
						t.Errorf("%s does not warn: %s", command, output)
					}
				}
			})
		}
	})
}
