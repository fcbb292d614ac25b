package acctest

import (
	"cmp"
	"os"
	"os/exec"
	"regexp"
	"strconv"
	"sync"
	"testing"
)

// CLI returns the path of the executable that acceptance tests run: TF_ACC_TERRAFORM_PATH, which `make
// test` sets, else terraform from the PATH, as terraform-plugin-testing does.
func CLI(t *testing.T) string {
	t.Helper()

	path, err := findCLI()
	if err != nil {
		t.Fatalf("%v: run the tests with `make test`, which finds or builds a CLI.", err)
	}

	return path
}

func findCLI() (string, error) {
	return exec.LookPath(cmp.Or(os.Getenv("TF_ACC_TERRAFORM_PATH"), "terraform"))
}

// Version returns whether the CLI is "Terraform" or "OpenTofu", and its minor version. Terraform's numbers say
// nothing about OpenTofu.
func Version(t *testing.T) (product string, minor int) {
	t.Helper()

	output, err := version()
	noError(t, err)

	found := regexp.MustCompile(`(Terraform|OpenTofu) v1\.(\d+)\.`).FindStringSubmatch(output)
	if found == nil {
		t.Fatalf("no version in %q", output)
	}

	minor, err = strconv.Atoi(found[2])
	noError(t, err)

	return found[1], minor
}

// version asks the CLI once.
var version = sync.OnceValues(func() (string, error) {
	path, err := findCLI()
	if err != nil {
		return "", err
	}

	output, err := exec.Command(path, "version").Output() //nolint:gosec // takes a moment; the CLI is ours to choose

	return string(output), err
})
