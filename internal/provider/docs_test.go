package provider

import (
	"os"
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
