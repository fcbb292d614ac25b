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
