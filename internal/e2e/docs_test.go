package e2e_test

import (
	"io/fs"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// Every test that PROMISES.md names exists.
func TestPromisesNameTests(t *testing.T) {
	t.Parallel()

	var sources strings.Builder

	err := filepath.WalkDir("..", func(path string, _ fs.DirEntry, err error) error {
		if err == nil && strings.HasSuffix(path, "_test.go") {
			sources.WriteString(readFile(t, path))
		}

		return err
	})
	if err != nil {
		t.Fatal(err)
	}

	names := regexp.MustCompile("`((Test|Fuzz)[A-Za-z0-9_]+)`").FindAllStringSubmatch(readFile(t, "../../PROMISES.md"), -1)
	if len(names) == 0 {
		t.Error("PROMISES.md names no test")
	}

	for _, name := range names {
		if !strings.Contains(sources.String(), "func "+name[1]+"(") {
			t.Errorf("there is no test %s", name[1])
		}
	}
}

// Every page that names minimum versions of both CLIs names a pair that the provider's page has.
func TestMinimumVersionsAreTheSame(t *testing.T) {
	t.Parallel()

	index := readFile(t, filepath.Join(root, "docs/index.md"))
	pair := regexp.MustCompile(`Terraform (1\.[0-9]+)(?: or|;) OpenTofu (1\.[0-9]+(?:\.[0-9]+[0-9., or]*[0-9])?)`)
	count := 0

	for path, page := range pages(t) {
		for _, match := range pair.FindAllStringSubmatch(page, -1) {
			count++

			if row := "| " + match[1] + " | " + match[2] + " |"; !strings.Contains(index, row) {
				t.Errorf("%s: %q is not in the table of docs/index.md", path, match[0])
			}
		}
	}

	if count < 5 {
		t.Errorf("only %d minimum versions were found", count)
	}
}
