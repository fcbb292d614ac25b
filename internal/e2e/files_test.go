package e2e_test

import (
	"archive/zip"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/seed-97276580/terraform-provider-identity/internal/acctest"
)

const examples = "../../examples"

// write makes a folder with a configuration.
func write(t *testing.T, blocks ...string) string {
	t.Helper()

	folder := t.TempDir()
	writeFile(t, filepath.Join(folder, "main.tf"), acctest.Config(blocks...))

	return folder
}

// copyExample copies an example, so that nothing is left beside it.
func copyExample(t *testing.T, name string) string {
	t.Helper()

	return copyFolder(t, filepath.Join(examples, name))
}

func copyFolder(t *testing.T, from string) string {
	t.Helper()

	folder := t.TempDir()
	if err := os.CopyFS(folder, os.DirFS(from)); err != nil {
		t.Fatal(err)
	}

	return folder
}

func writeFile(t *testing.T, path, content string) {
	t.Helper()

	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}

	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
}

func readFile(t *testing.T, path string) string {
	t.Helper()

	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}

	return string(content)
}

// change replaces a text in a folder's configuration. It must be there.
func change(t *testing.T, folder, old, replacement string) {
	t.Helper()

	path := filepath.Join(folder, "main.tf")
	if _, err := os.Stat(path + ".json"); err == nil {
		path += ".json"
	}

	config := readFile(t, path)
	if !strings.Contains(config, old) {
		t.Fatalf("%q is not in %s", old, config)
	}

	writeFile(t, path, strings.ReplaceAll(config, old, replacement))
}

// instances returns the keys of the instances that a resource of a module has in a folder's state: "" for one without
// count and for_each. The root module is "".
func instances(t *testing.T, folder, module, name string) []string {
	t.Helper()

	text, err := os.ReadFile(filepath.Join(folder, "terraform.tfstate"))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}

	var state struct {
		Resources []struct {
			Module, Name string
			Instances    []struct {
				IndexKey string `json:"index_key"`
			}
		}
	}

	if err := errors.Join(err, json.Unmarshal(text, &state)); err != nil {
		t.Fatal(err)
	}

	var keys []string

	for _, resource := range state.Resources {
		if resource.Module == module && resource.Name == name {
			for _, instance := range resource.Instances {
				keys = append(keys, instance.IndexKey)
			}
		}
	}

	return keys
}

// unzipped returns all files of an archive, one after the other. A saved plan is one.
func unzipped(t *testing.T, path string) string {
	t.Helper()

	archive, err := zip.OpenReader(path)
	if err != nil {
		t.Fatal(err)
	}
	defer archive.Close()

	var content strings.Builder

	for _, file := range archive.File {
		reader, err := file.Open()
		if err != nil {
			t.Fatal(err)
		}

		if _, err := io.Copy(&content, reader); err != nil {
			t.Fatal(err)
		}
	}

	return content.String()
}
