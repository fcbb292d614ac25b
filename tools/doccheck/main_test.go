package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestCheck(t *testing.T) {
	t.Parallel()

	for text, want := range map[string][]string{
		"# Title\n\n## A `b` c-d, e\n\n[l](#a-b-c-d-e) [l](other.md#there) [l](other.md) [l](https://x.example) <a id=\"x\"></a> [l](#x)\n": nil,
		"---\ntitle: [\n---\n\n# Title\n": nil,
		"# Title\n\n[l](#nowhere)\n":      {"3: #nowhere: there is no such heading"},
		"# Title\n\ntext\n[l](none.md)\n": {"3: none.md: there is no such file"},
		"# Title\n\n[l](other.md#none)\n": {"3: other.md#none: there is no such heading"},
		"# Title\n\n[l](/other.md)\n":     {"3: /other.md: is not relative"},
		"# Title\n\n![i](none.svg)\n":     {"3: none.svg: there is no such file"},
		"# Title\n\n![](other.md)\n":      {"3: an image without a text"},
		"# Title\n\n[l](http://x.y)\n":    {"3: http://x.y: is not encrypted"},
		"## Title\n":                      {"1: the first heading is not the page's title"},
		"# Title\n\n# Title\n":            {"3: a second title"},
		"# Title\n\n### Title\n":          {"3: a heading of level 3 below one of level 1"},
		"text\n":                          {"1: no title"},
		"# Title\n\n```\ncode\n```\n":     {"4: a code block without its language"},
		"# Title\n\ntext \n":              {"3: white space at the end of the line"},
		"# Title\n\n":                     {" does not end with one line break"},
		"# Title\n\nrecieve\n":            {"3: recieve should be receive"}, //nolint:misspell // on purpose
		"# Title\n\nenviroment\n":         nil,                              //nolint:misspell // on purpose
	} {
		t.Run(text, func(t *testing.T) {
			t.Parallel()

			folder := t.TempDir()
			path := filepath.Join(folder, "page.md")
			write(t, filepath.Join(folder, "other.md"), "# There\n")
			write(t, path, text)

			got, err := check(path)
			if err != nil {
				t.Fatal(err)
			}

			for i := range got {
				got[i] = strings.TrimPrefix(got[i], path+":")
			}

			if !slices.Equal(got, want) {
				t.Errorf("got %q, want %q", got, want)
			}
		})
	}
}

func write(t *testing.T, path, text string) {
	t.Helper()

	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}
