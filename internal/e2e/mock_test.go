package e2e_test

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/seed-97276580/terraform-provider-identity/internal/acctest"
	"github.com/seed-97276580/terraform-provider-identity/internal/acctest/fakes"
)

// What a module's test mocks of many sessions is what the module sees: a mocked map of nested attributes would be
// empty, and every condition about all of them true.
func TestMockedSessionsAreSeen(t *testing.T) {
	t.Parallel()

	forEachVendor(t, func(t *testing.T, fake fakes.Fake, _ acctest.Env) {
		t.Helper()

		folder := write(t, "data \""+fake.Many()+"\" \"all\" {\n"+acctest.HCL(fake.ManyArguments("s1"))+`}

output "decisions" {
  value = [for session in data.`+fake.Many()+`.all.sessions : session.decision]
}`)

		writeFile(t, filepath.Join(folder, "mock.tftest.hcl"), `
mock_provider "identity" {
  mock_data "`+fake.Many()+`" {
    defaults = {
      sessions = {
        s1 = {
`+mockedSession(t, fake)+`
        }
      }
    }
  }
}

run "mocked" {
  command = plan

  assert {
    condition     = length(output.decisions) == 1 && output.decisions[0] == "rejected"
    error_message = "The decisions are not the mocked ones."
  }
}`)

		mustCLI(t, folder, nil, "test")
	})
}

// A gate does not take a mock for an approval: with mock_provider, its module fails instead of passing.
func TestMockedGateStaysShut(t *testing.T) {
	t.Parallel()
	acctest.RequireEphemeral(t)

	folder := withModule(t, gatedBy(ownSession["beltic"]))
	writeFile(t, filepath.Join(folder, "mock.tftest.hcl"), `
mock_provider "identity" {}

run "mocked" {
  command = plan
}`)

	reasons := []string{
		"No ephemeral resource types", // Terraform
		"OpenTofu crashed",            // OpenTofu 1.11, which has no mocks of ephemeral resources
		"Not found",                   // the gate, with OpenTofu 1.12, whose mock is empty
	}

	output, err := cli(t, folder, nil, "test")
	if err == nil || !slices.ContainsFunc(reasons, func(reason string) bool { return strings.Contains(output, reason) }) {
		t.Errorf("error is %v\n%s", err, output)
	}
}

// mockedSession is a rejected session with every member that a vendor's summaries have: OpenTofu wants them all.
func mockedSession(t *testing.T, fake fakes.Fake) string {
	t.Helper()

	sessions, ok := acctest.Schema(t, fake.DataSources()[1]()).Attributes["sessions"].GetType().(types.MapType)
	if !ok {
		t.Fatal("sessions is not a map attribute")
	}

	members := map[string]any{}

	object := sessions.ElementType().(types.ObjectType) //nolint:forcetypeassert // a panic fails the test too
	for name, kind := range object.AttrTypes {
		members[name] = "any"
		if _, isList := kind.(types.ListType); isList {
			members[name] = []any{}
		}
	}

	members["decision"] = "rejected"

	return acctest.HCL(members)
}
