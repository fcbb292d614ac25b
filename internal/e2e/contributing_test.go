package e2e_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/seed-97276580/terraform-provider-identity/internal/acctest"
)

// The commands of CONTRIBUTING.md that add a vendor work as written: one new folder and one line elsewhere, and the new
// vendor's tests pass. Of these, the ones that need no CLI are run here.
func TestAddAVendor(t *testing.T) {
	t.Parallel()

	text, err := os.ReadFile("../../CONTRIBUTING.md")
	if err != nil {
		t.Fatal(err)
	}

	block := regexp.MustCompile("(?s)## Add a vendor.*?```sh\n(.*?)scripts/test.sh.*?```").FindSubmatch(text)
	if block == nil {
		t.Fatal("CONTRIBUTING.md has no commands")
	}

	folder := t.TempDir()
	for _, name := range []string{"go.mod", "go.sum"} {
		content := readFile(t, filepath.Join("../..", name))
		if err := os.WriteFile(filepath.Join(folder, name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}

	if err := os.CopyFS(filepath.Join(folder, "internal"), os.DirFS("..")); err != nil {
		t.Fatal(err)
	}

	before := readFile(t, filepath.Join(folder, "internal/provider/vendors.go"))

	script := string(block[1]) +
		"go test -run 'TestConformance/(documented|decisions|errors|members|many_of|ids_that)|Test[A-BD-Z]' " +
		"./internal/datasources/acme && go test ./internal/provider && test -z \"$(gofmt -l internal)\""
	command := exec.CommandContext(t.Context(), "sh", "-euc", script)
	command.Dir = folder
	command.Env = append(os.Environ(), "TF_ACC_TERRAFORM_PATH="+acctest.CLI(t))

	if output, err := command.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, output)
	}

	after := readFile(t, filepath.Join(folder, "internal/provider/vendors.go"))
	if added := strings.Count(after, "\n") - strings.Count(before, "\n"); added != 2 { // an import, and the line
		t.Errorf("%d lines were added to the list of vendors", added)
	}
}
