package provider_test

import (
	"archive/zip"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// copyExample copies an example, so that nothing is left beside it.
func copyExample(t *testing.T, name string) string {
	t.Helper()

	folder := t.TempDir()
	if err := os.CopyFS(folder, os.DirFS(filepath.Join("../../examples", name))); err != nil {
		t.Fatal(err)
	}

	return folder
}

func readFile(t *testing.T, path string) string {
	t.Helper()

	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}

	return string(content)
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
