package provider_test

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/seed-97276580/terraform-provider-identity/internal/acctest"
	"github.com/seed-97276580/terraform-provider-identity/internal/provider"
)

// buildProvider builds the provider as users run it, once, and returns the folder that the binary is in.
var buildProvider = sync.OnceValues(func() (string, error) {
	folder := filepath.Join(acctest.Folder(), "bin")

	output, err := exec.Command("go", "build", "-o", filepath.Join(folder, "terraform-provider-identity"), "../..").CombinedOutput()
	if err != nil {
		return "", fmt.Errorf("%w: %s", err, output)
	}

	return folder, nil
})

// cli runs Terraform or OpenTofu with the built provider in a folder, with env added to the environment.
func cli(t *testing.T, folder string, env acctest.Env, args ...string) (string, error) {
	t.Helper()

	command, output := cliCommand(t, folder, env, args...)
	err := command.Run()

	return strings.TrimSpace(output.String()), err
}

// cliCommand is a run that has not started, with the output that it will have.
func cliCommand(t *testing.T, folder string, env acctest.Env, args ...string) (*exec.Cmd, *bytes.Buffer) {
	t.Helper()

	bin, err := buildProvider()
	if err != nil {
		t.Fatal(err)
	}

	// Examples name the provider without a host or, for the registry, not at all; tests name it in full.
	config := filepath.Join(t.TempDir(), "cli.tfrc")
	if err := os.WriteFile(config, fmt.Appendf(nil, `provider_installation {
  dev_overrides {
    "seed-97276580/identity" = %[1]q
    "hashicorp/identity"     = %[1]q
    %[2]q                    = %[1]q
  }

  direct {}
}
`, bin, provider.Address), 0o600); err != nil {
		t.Fatal(err)
	}

	command := exec.CommandContext(t.Context(), acctest.CLI(t), args...)
	command.Dir = folder
	command.Env = append(os.Environ(), "TF_CLI_CONFIG_FILE="+config)

	for name, value := range env {
		command.Env = append(command.Env, name+"="+value)
	}

	var output bytes.Buffer

	command.Stdout, command.Stderr = &output, &output

	return command, &output
}
