package provider_test

import (
	"testing"

	"github.com/seed-97276580/terraform-provider-identity/internal/acctest"
	"github.com/seed-97276580/terraform-provider-identity/internal/acctest/fakes"
)

// After Ctrl-C the CLIs still open ephemeral resources, which must not wait, nor make a request.
func TestStoppedServerReadsNothing(t *testing.T) {
	t.Parallel()

	all, env := fakes.Start(t)
	server, _ := acctest.NewServer(t, env, nil)
	server.Stop(t)

	for _, fake := range all {
		for _, result := range []acctest.Result{
			server.Open(t, fake.One(), fake.Arguments("s1")), server.Read(t, fake.One(), fake.Arguments("s1")),
			server.Open(t, fake.Many(), fake.ManyArguments("s1")), server.Read(t, fake.Many(), fake.ManyArguments("s1")),
		} {
			expectMessage(t, result.Text(), "cancelled")
		}

		if requests := fake.Requests(); len(requests) > 0 {
			t.Errorf("%s: %d requests", fake.Name, len(requests))
		}
	}
}
