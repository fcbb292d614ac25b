package e2e_test

import (
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/seed-97276580/terraform-provider-identity/internal/acctest"
	"github.com/seed-97276580/terraform-provider-identity/internal/acctest/fakes"
)

// exampleFolders are the folders below examples/ that have a configuration.
func exampleFolders(t *testing.T) []string {
	t.Helper()

	var folders []string

	err := filepath.WalkDir(examples, func(path string, _ fs.DirEntry, err error) error {
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

// contains reports whether a file of a folder with this extension contains a text.
func contains(t *testing.T, folder, extension, text string) bool {
	t.Helper()

	files, err := filepath.Glob(filepath.Join(folder, "*"+extension))
	if err != nil {
		t.Fatal(err)
	}

	return slices.ContainsFunc(files, func(file string) bool { return strings.Contains(readFile(t, file), text) })
}

// Every example can be planned with the built provider, and its own tests pass.
func TestExamples(t *testing.T) {
	t.Parallel()

	for _, folder := range exampleFolders(t) {
		t.Run(strings.TrimPrefix(folder, examples+"/"), func(t *testing.T) {
			t.Parallel()

			if contains(t, folder, ".tf", `ephemeral "`) || contains(t, folder, ".tf", published) {
				acctest.RequireEphemeral(t)
			}

			all, env := fakes.Start(t)
			for _, fake := range all {
				for _, status := range fake.Decisions.Statuses() {
					fake.PutSession(status, status)
				}

				// The ids of the vendors' own documentation.
				fake.PutSession("123e4567-e89b-12d3-a456-426614174000", fake.Approved())
				fake.PutSession("acdede097f821bd8037465d691f69506ises", fake.Approved())

				if person, ok := fake.Fake.(interface{ SetPerson(id, personID string) }); ok {
					person.SetPerson("acdede097f821bd8037465d691f69506ises", "a1b2c3d4e5f60718293a4b5c6d7e8f90cper")
				}
			}

			command := "plan"
			if contains(t, folder, ".tftest.hcl", "") {
				command = "test"
			}

			env["TF_VAR_max_age"] = "200000h" // the fakes' sessions are from 2025

			mustCLI(t, copyInstalled(t, strings.TrimPrefix(folder, examples)), env, command)
		})
	}
}

// What is behind a gate is created before it is destroyed: a refused apply would have destroyed what it was to replace.
func TestExamplesCreateBeforeTheyDestroy(t *testing.T) {
	t.Parallel()

	gates := 0

	for _, folder := range exampleFolders(t) {
		if !contains(t, folder, ".tf", "depends_on") {
			continue
		}

		gates++

		if !contains(t, folder, ".tf", "create_before_destroy = true") {
			t.Errorf("%s does not", folder)
		}
	}

	if gates == 0 {
		t.Error("no example has a gate")
	}
}
