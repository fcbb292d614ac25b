package acctest

import (
	"fmt"
	"os"
	"os/exec"
	"regexp"
	"strconv"
	"strings"
	"sync"
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

	found, err := version(CLI(t))
	if err != nil {
		t.Fatal(err)
	}

	minor, err = strconv.Atoi(found[2])
	if err != nil {
		t.Fatal(err)
	}

	return found[1], minor
}

var versions sync.Map

// version returns product and minor version of a CLI, as the groups of a match. It asks each CLI once.
func version(path string) ([]string, error) {
	if found, ok := versions.Load(path); ok {
		return found.([]string), nil //nolint:forcetypeassert // stored below
	}

	output, err := exec.Command(path, "version").Output() //nolint:noctx // takes a moment
	if err != nil {
		return nil, err
	}

	found := regexp.MustCompile(`(Terraform|OpenTofu) v1\.(\d+)\.`).FindStringSubmatch(string(output))
	if found == nil {
		return nil, fmt.Errorf("no version in %q", strings.TrimSpace(string(output)))
	}

	versions.Store(path, found)

	return found, nil
}
