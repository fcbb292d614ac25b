package provider_test

import (
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/seed-97276580/terraform-provider-identity/internal/acctest"
	"github.com/seed-97276580/terraform-provider-identity/internal/datasources/beltic/beltictest"
	"github.com/seed-97276580/terraform-provider-identity/internal/datasources/solaris/solaristest"
)

// exampleFolders are the folders below examples/ that have a configuration.
func exampleFolders(t *testing.T) []string {
	t.Helper()

	var folders []string

	err := filepath.WalkDir("../../examples", func(path string, _ fs.DirEntry, err error) error {
		if filepath.Ext(path) == ".tf" && !slices.Contains(folders, filepath.Dir(path)) {
			folders = append(folders, filepath.Dir(path))
		}

		return err
	})
	if err != nil {
		t.Fatal(err)
	}

	return folders
}

func usesEphemeral(t *testing.T, folder string) bool {
	t.Helper()

	files, err := filepath.Glob(filepath.Join(folder, "*.tf"))
	if err != nil {
		t.Fatal(err)
	}

	return slices.ContainsFunc(files, func(file string) bool {
		return strings.Contains(readFile(t, file), `ephemeral "`)
	})
}

// command is what an example must get through: a plan, or its own tests if it has some.
func command(t *testing.T, folder string) []string {
	t.Helper()

	tests, err := filepath.Glob(filepath.Join(folder, "*.tftest.hcl"))
	if err != nil {
		t.Fatal(err)
	}

	if len(tests) > 0 {
		return []string{"test", "-no-color"}
	}

	return []string{"plan", "-input=false", "-no-color"}
}

// Every example can be planned with the built provider, and its own tests pass.
func TestExamples(t *testing.T) {
	t.Parallel()

	for _, folder := range exampleFolders(t) {
		t.Run(folder, func(t *testing.T) {
			t.Parallel()

			if usesEphemeral(t, folder) {
				acctest.RequireEphemeral(t)
			}

			v := setUp(t)
			v.solaris.PutSession("person", solaristest.SessionJSON("successful", "successful"))
			v.solaris.PutSession("a1b2c3d4e5f60718293a4b5c6d7e8f90cper",
				solaristest.SessionJSON("acdede097f821bd8037465d691f69506ises", "successful"))
			v.beltic.PutSession(beltictest.SessionJSON("approved", "approved"))
			v.beltic.PutSession(beltictest.SessionJSON("marked_for_review", "marked_for_review"))
			v.beltic.PutSession(beltictest.SessionJSON("123e4567-e89b-12d3-a456-426614174000", "approved"))

			work := copyExample(t, strings.TrimPrefix(folder, "../../examples"))

			if output, err := cli(t, work, v.env, command(t, work)...); err != nil {
				t.Errorf("%v\n%s", err, output)
			}
		})
	}
}
