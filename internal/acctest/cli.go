package acctest

import (
	"os"
	"os/exec"
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
