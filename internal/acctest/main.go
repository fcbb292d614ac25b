// Package acctest holds what acceptance tests share: the CLI's surroundings, and providers with an environment of their
// own, with and without a CLI.
package acctest

import (
	"log"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// Main runs a package's tests with the CLI cut off from the user's own configuration. Use it as the body
// of TestMain.
func Main(m *testing.M) {
	code, err := run(m)
	if err != nil {
		log.Fatal(err)
	}

	os.Exit(code)
}

// ownVariables begins the names of variables that change what the CLI or the provider does.
var ownVariables = []string{
	"SOLARIS_", "BELTIC_", "IDENTITY_", "TF_CLI_ARGS", "TF_VAR_", "TF_WORKSPACE", "TF_DATA_DIR", "TF_REATTACH_PROVIDERS",
	"TF_PLUGIN_CACHE_DIR", "TF_ACC_PROVIDER_",
}

// folder is removed when the package's tests are done.
var folder string

// Folder returns a temporary folder that all tests of the package share.
func Folder() string { return folder }

func run(m *testing.M) (code int, err error) {
	folder, err = os.MkdirTemp("", "identity-acctest")
	if err != nil {
		return 0, err
	}
	defer os.RemoveAll(folder)

	// An existing empty file: OpenTofu warns of a missing one on every command, version included.
	cliConfig := filepath.Join(folder, "cli.tfrc")
	if err := os.WriteFile(cliConfig, nil, 0o600); err != nil {
		return 0, err
	}

	// What users have set for their own work.
	for _, variable := range os.Environ() {
		name, value, _ := strings.Cut(variable, "=")
		if slices.ContainsFunc(ownVariables, func(prefix string) bool { return strings.HasPrefix(name, prefix) }) {
			personal[name] = value

			if err := os.Unsetenv(name); err != nil {
				return 0, err
			}
		}
	}

	for name, value := range map[string]string{
		"TF_CLI_CONFIG_FILE":        cliConfig,
		"TF_ACC_PROVIDER_NAMESPACE": namespace,
		"CHECKPOINT_DISABLE":        "1",
		// OpenTofu 1.8 and 1.9 show a state with another registry's host than it has.
		"OPENTOFU_STATEFILE_PROVIDER_ADDRESS_TRANSLATION": "0",
	} {
		if err := os.Setenv(name, value); err != nil {
			return 0, err
		}
	}

	return m.Run(), nil
}
