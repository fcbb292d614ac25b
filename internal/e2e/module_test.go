package e2e_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/seed-97276580/terraform-provider-identity/internal/acctest"
)

const (
	gateModule = "../../modules/gate"

	// published is the module's address in examples, and local the one of a copy beside them.
	published = `"github.com/seed-97276580/terraform-provider-identity//modules/gate?ref=v0.1.0"`
	local     = `"./gate"`
)

// ownSession are the arguments of the module for the session "approved" of a vendor.
var ownSession = map[string]string{
	"beltic":  `beltic_session_ids = ["approved"]`,
	"solaris": `solaris_person_ids = { "approved" = "person" }`,
}

// takesTheProvider makes a configuration take the provider from the same registry as the module, and not wait for a
// vendor that is down.
const takesTheProvider = `
terraform {
  required_providers {
    identity = {
      source = "seed-97276580/identity"
    }
  }
}

provider "identity" {
  http {
    max_retries = 0
  }
}
`

// withModule makes a folder with a configuration and, beside it, the gate module as "./gate".
func withModule(t *testing.T, config string) (folder string) {
	t.Helper()

	folder = t.TempDir()
	writeFile(t, filepath.Join(folder, "main.tf"), config)
	installModule(t, folder)

	return folder
}

// installModule puts the gate module beside a configuration.
func installModule(t *testing.T, folder string) {
	t.Helper()

	if err := os.CopyFS(filepath.Join(folder, "gate"), os.DirFS(gateModule)); err != nil {
		t.Fatal(err)
	}

	mustCLI(t, folder, nil, "get")
}

// gatedBy is a configuration with the module and a resource behind it.
func gatedBy(arguments string) string {
	return takesTheProvider + `
module "gate" {
  source = "./gate"

  ` + arguments + `
}

resource "terraform_data" "guarded" {
  depends_on = [module.gate]
}
`
}

// copyInstalled copies an example with the modules that it has. The gate module is the one of this repository.
func copyInstalled(t *testing.T, example string) (folder string) {
	t.Helper()

	folder = copyExample(t, example)
	if contains(t, folder, ".tf", published) || contains(t, folder, ".tf.json", published) {
		change(t, folder, published, local)
		installModule(t, folder)
	}

	return folder
}

// attributesOf returns the attributes of the instances of terraform_data in a folder's state, by the resource's name.
func attributesOf(t *testing.T, folder string) map[string]string {
	t.Helper()

	var state struct {
		Resources []struct {
			Name      string
			Instances []struct {
				Attributes json.RawMessage
			}
		}
	}

	if err := json.Unmarshal([]byte(readFile(t, filepath.Join(folder, "terraform.tfstate"))), &state); err != nil {
		t.Fatal(err)
	}

	attributes := map[string]string{}

	for _, resource := range state.Resources {
		for _, instance := range resource.Instances {
			attributes[resource.Name] = string(instance.Attributes)
		}
	}

	return attributes
}

// The module's own tests pass, with a session for each status at each fake.
func TestModuleTests(t *testing.T) {
	t.Parallel()
	acctest.RequireEphemeral(t)

	_, env := startWithStatuses(t)

	output := mustCLI(t, copyFolder(t, gateModule), env, "test")
	for _, file := range []string{"tests/inputs.tftest.hcl... pass", "tests/sessions.tftest.hcl... pass"} {
		if !strings.Contains(output, file) {
			t.Errorf("%q is not in %s", file, output)
		}
	}
}

// The README lists every variable with its description, and the version constraints.
func TestModuleReadme(t *testing.T) {
	t.Parallel()

	readme := readFile(t, filepath.Join(gateModule, "README.md"))
	quoted := func(line string) string { return strings.Split(line, `"`)[1] }

	for line := range strings.Lines(readFile(t, filepath.Join(gateModule, "variables.tf"))) {
		want := ""

		switch {
		case strings.HasPrefix(line, "variable "):
			want = "| " + strings.ReplaceAll(quoted(line), "_", `\_`) + " |"
		case strings.HasPrefix(line, "  description"):
			want = "| " + quoted(line) + " |"
		}

		if !strings.Contains(readme, want) {
			t.Errorf("%q is not in the README", want)
		}
	}

	for _, file := range []string{"versions.tf", "versions.tofu"} {
		for line := range strings.Lines(readFile(t, filepath.Join(gateModule, file))) {
			if strings.Contains(line, ">=") && !strings.Contains(readme, quoted(line)) {
				t.Errorf("%q of %s is not in the README", quoted(line), file)
			}
		}
	}
}
