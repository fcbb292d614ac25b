package provider

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// The table of settings on the front page has every setting with its variable.
func TestIndexListsEverySetting(t *testing.T) {
	t.Parallel()

	index, err := os.ReadFile("../../docs/index.md")
	if err != nil {
		t.Fatal(err)
	}

	rows := []string{"| `omit_personal_data` | `" + omitPersonalDataEnv + "` |"}

	for _, vendor := range vendors() {
		for _, setting := range vendor.Settings {
			rows = append(rows, "| `"+vendor.Name+"."+setting.Name+"` | `"+setting.Env+"` |")
		}
	}

	for _, row := range rows {
		if !strings.Contains(string(index), row) {
			t.Errorf("docs/index.md has no row %s", row)
		}
	}
}

// Every test that SECURITY.md names exists.
func TestPromisesNameTests(t *testing.T) {
	t.Parallel()

	security, err := os.ReadFile("../../SECURITY.md")
	if err != nil {
		t.Fatal(err)
	}

	var sources strings.Builder

	err = filepath.WalkDir("..", func(path string, _ fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, "_test.go") {
			return err
		}

		text, err := os.ReadFile(path)
		sources.Write(text)

		return err
	})
	if err != nil {
		t.Fatal(err)
	}

	names := regexp.MustCompile("`((Test|Fuzz)[A-Za-z0-9_]+)`").FindAllStringSubmatch(string(security), -1)
	if len(names) == 0 {
		t.Error("SECURITY.md names no test")
	}

	for _, name := range names {
		if !strings.Contains(sources.String(), "func "+name[1]+"(") {
			t.Errorf("there is no test %s", name[1])
		}
	}
}
