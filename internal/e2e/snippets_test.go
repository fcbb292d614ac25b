package e2e_test

import (
	"io/fs"
	"maps"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// root is the repository.
const root = "../.."

// pages are all pages of the repository, by their paths.
func pages(t *testing.T) map[string]string {
	t.Helper()

	return files(t, root, ".md")
}

// files are the files below a folder with one of these endings, by their paths. Hidden folders are left out.
func files(t *testing.T, folder string, endings ...string) map[string]string {
	t.Helper()

	found := map[string]string{}

	err := filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		if err == nil && entry.IsDir() && path != folder && strings.HasPrefix(entry.Name(), ".") {
			return fs.SkipDir
		}

		hasEnding := func(ending string) bool { return strings.HasSuffix(path, ending) }
		if err == nil && slices.ContainsFunc(endings, hasEnding) {
			found[path] = readFile(t, path)
		}

		return err
	})
	if err != nil {
		t.Fatal(err)
	}

	return found
}

var fence = regexp.MustCompile("(?ms)^```(\\w+)\n(.*?)^```$")

// snippets are the code blocks of a page in one of these languages.
func snippets(page string, languages ...string) []string {
	var found []string

	for _, block := range fence.FindAllStringSubmatch(page, -1) {
		if slices.Contains(languages, block[1]) {
			found = append(found, block[2])
		}
	}

	return found
}

// unindented are the lines of a text without their indentation and without what aligns comments: a page may show a part
// of a file.
func unindented(text string) string {
	var lines strings.Builder

	for line := range strings.Lines(text) {
		lines.WriteString(strings.Join(strings.Fields(line), " ") + "\n")
	}

	return strings.Trim(lines.String(), "\n") + "\n"
}

// Every snippet of Terraform's language on every page is a file that TestExamples or TestModuleTests runs, or whole
// lines of one.
func TestSnippetsAreTested(t *testing.T) {
	t.Parallel()

	folders := exampleFolders(t)

	var tested []string

	for path, text := range files(t, examples, ".tf", ".tf.json", ".tftest.hcl") {
		if slices.Contains(folders, filepath.Dir(path)) {
			tested = append(tested, "\n"+unindented(text))
		}
	}

	for _, text := range files(t, gateModule, ".tf", ".tftest.hcl") {
		tested = append(tested, "\n"+unindented(text))
	}

	count := 0

	for path, page := range pages(t) {
		for _, snippet := range snippets(page, "terraform", "hcl", "json") {
			count++

			snippet = "\n" + unindented(snippet)
			if !slices.ContainsFunc(tested, func(file string) bool { return strings.Contains(file, snippet) }) {
				t.Errorf("%s has a snippet that is no part of a file with a test:%s", path, snippet)
			}
		}
	}

	if count < 20 {
		t.Errorf("only %d snippets were found", count)
	}
}

// A configuration on a page that names the provider says which versions it is for, as all others do.
func TestSnippetsHaveAVersion(t *testing.T) {
	t.Parallel()

	const constraint = `source  = "seed-97276580/identity"
      version = "~> 0.1.0"`

	all := pages(t)
	maps.Copy(all, files(t, examples, ".tf"))

	for path, text := range all {
		if count := strings.Count(text, `= "seed-97276580/identity"`); count != strings.Count(text, constraint) {
			t.Errorf("%s names the provider without version = \"~> 0.1.0\"", path)
		}
	}
}

// Targets of make, scripts and commands that a page tells to run exist.
func TestShellSnippetsNameWhatExists(t *testing.T) {
	t.Parallel()

	makefile := readFile(t, filepath.Join(root, "GNUmakefile"))
	comment := regexp.MustCompile(`(?m)\s#.*$`)
	command := regexp.MustCompile(`\bmake((?: [a-z-]+)+)|\b(scripts/[a-z-]+\.sh|cmd/[a-z]+)\b`)
	count := 0

	for path, page := range pages(t) {
		for _, snippet := range snippets(page, "sh", "shell") {
			for _, match := range command.FindAllStringSubmatch(comment.ReplaceAllString(snippet, ""), -1) {
				count++

				for target := range strings.FieldsSeq(match[1]) {
					if !strings.Contains(makefile, "\n"+target+":") {
						t.Errorf("%s: there is no target %s", path, target)
					}
				}

				if found, _ := filepath.Glob(filepath.Join(root, match[2])); len(found) == 0 {
					t.Errorf("%s: there is no %s", path, match[2])
				}
			}
		}
	}

	if count < 10 {
		t.Errorf("only %d commands were found", count)
	}
}
