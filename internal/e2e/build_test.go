package e2e_test

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

// buildProvider builds the provider as users run it, once, and returns a CLI configuration that takes it from there.
var buildProvider = sync.OnceValues(func() (cliConfig string, err error) {
	bin := filepath.Join(acctest.Folder(), "bin")

	build := exec.Command("go", "build", "-o", filepath.Join(bin, "terraform-provider-identity"), "../..")
	if output, err := build.CombinedOutput(); err != nil {
		return "", fmt.Errorf("%w: %s", err, output)
	}

	// Examples name the provider without a host or, for the registry, not at all; tests name it in full.
	cliConfig = filepath.Join(acctest.Folder(), "e2e.tfrc")

	return cliConfig, os.WriteFile(cliConfig, fmt.Appendf(nil, `provider_installation {
  dev_overrides {
    "seed-97276580/identity" = %[1]q
    "hashicorp/identity"     = %[1]q
    %[2]q                    = %[1]q
  }

  direct {}
}
`, bin, provider.Address), 0o600)
})

// flags are what every run of a command has.
var flags = map[string][]string{
	"plan":     {"-input=false", "-no-color"},
	"apply":    {"-input=false", "-no-color"},
	"destroy":  {"-input=false", "-no-color", "-auto-approve"},
	"get":      {"-no-color"},
	"show":     {"-no-color"},
	"test":     {"-no-color"},
	"validate": {"-no-color"},
}

// cli runs a command of Terraform or OpenTofu with the built provider in a folder, with env added to the environment.
// It returns standard output and standard error together.
func cli(t *testing.T, folder string, env acctest.Env, command string, args ...string) (string, error) {
	t.Helper()

	run, output := cliCommand(t, folder, env, command, args...)
	err := run.Run()

	return strings.TrimSpace(output.String()), err
}

// mustCLI is cli for a command that must succeed.
func mustCLI(t *testing.T, folder string, env acctest.Env, command string, args ...string) string {
	t.Helper()

	output, err := cli(t, folder, env, command, args...)
	if err != nil {
		t.Fatalf("%s: %v\n%s", command, err, output)
	}

	return output
}

// expectRefused runs a command that must fail, with a text in its output.
func expectRefused(t *testing.T, folder string, env acctest.Env, text, command string, args ...string) {
	t.Helper()

	output, err := cli(t, folder, env, command, args...)
	if err == nil || !acctest.Message(text).MatchString(output) {
		t.Errorf("%s: error is %v, want %q\n%s", command, err, text, output)
	}
}

// cliCommand is a run that has not started, with the output that it will have.
func cliCommand(
	t *testing.T, folder string, env acctest.Env, command string, args ...string,
) (*exec.Cmd, *bytes.Buffer) {
	t.Helper()

	cliConfig, err := buildProvider()
	if err != nil {
		t.Fatal(err)
	}

	args = append(append([]string{command}, flags[command]...), args...)

	run := exec.CommandContext(t.Context(), acctest.CLI(t), args...)
	run.Dir = folder
	run.Env = append(os.Environ(), "TF_CLI_CONFIG_FILE="+cliConfig)

	for name, value := range env {
		run.Env = append(run.Env, name+"="+value)
	}

	var output bytes.Buffer

	run.Stdout, run.Stderr = &output, &output

	return run, &output
}
