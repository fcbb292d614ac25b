package acctest

import (
	"os"
	"os/exec"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// CLI returns the path of the executable that acceptance tests run: TF_ACC_TERRAFORM_PATH, which `make
// test` sets, else terraform from the PATH, as terraform-plugin-testing does.
func CLI(t *testing.T) string {
	t.Helper()

	if path := os.Getenv("TF_ACC_TERRAFORM_PATH"); path != "" {
		return path
	}

	path, err := exec.LookPath("terraform")
	if err != nil {
		t.Fatal("No terraform on the PATH: run the tests with `make test`, which finds or builds a CLI.")
	}

	return path
}

// Version returns whether the CLI is "Terraform" or "OpenTofu", and its minor version. Terraform's numbers say
// nothing about OpenTofu.
func Version(t *testing.T) (product string, minor int) {
	t.Helper()

	output, err := exec.CommandContext(t.Context(), CLI(t), "version").Output() //nolint:gosec // the CLI that the tests are for
	if err != nil {
		t.Fatal(err)
	}

	found := regexp.MustCompile(`(Terraform|OpenTofu) v1\.(\d+)\.`).FindStringSubmatch(string(output))
	if found == nil {
		t.Fatalf("no version in %q", strings.TrimSpace(string(output)))
	}

	minor, err = strconv.Atoi(found[2])
	if err != nil {
		t.Fatal(err)
	}

	return found[1], minor
}
