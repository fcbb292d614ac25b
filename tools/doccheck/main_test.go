package main

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestCheck(t *testing.T) {
	t.Parallel()

	for _, test := range []struct{ text, want string }{
		{text: "# A `b` c-d, e_f\n\n[l](#a-b-c-d-e_f) [l](b.md#b) [l](.) [l](https://x.y/z) <a id=\"x\"></a> [l](#x)\n"},
		{text: "---\ntitle: [\n---\n\n# A\n"},
		{text: "# A\n\n[l](#none)\n", want: ":3: #none: there is no such heading"},
		{text: "# A\n\ntext\n[l](none.md)\n", want: ":3: none.md: there is no such file"},
		{text: "# A\n\n[l](b.md#none)\n", want: ":3: b.md#none: there is no such heading"},
		{text: "# A\n\n[l](/b.md)\n", want: ":3: /b.md: neither https nor relative"},
		{text: "# A\n\n[l](http://x.y)\n", want: ":3: http://x.y: neither https nor relative"},
		{text: "# A\n\n[l](index.md)\n", want: ":3: index.md: registries serve docs/index.md elsewhere; write its address"},
		{text: "# A\n\n![i](none.svg)\n", want: ":3: none.svg: there is no such file"},
		{text: "# A\n\n![](b.md)\n", want: ":3: an image without a text"},
		{text: "## A\n", want: ":1: a heading of level 2 after one of level 0"},
		{text: "# A\n\n# A\n", want: ":3: a heading of level 1 after one of level 1"},
		{text: "---\nx: y\n---\n# A\n\n```\ncode\n```\n", want: ":7: a code block without a language"},
	} {
		t.Run(test.text, func(t *testing.T) {
			t.Parallel()

			folder := filepath.Join(t.TempDir(), "docs")
			path := filepath.Join(folder, "a.md")

			if err := errors.Join(os.Mkdir(folder, 0o700), os.WriteFile(path, []byte(test.text), 0o600),
				os.WriteFile(filepath.Join(folder, "b.md"), []byte("# B\n"), 0o600)); err != nil {
				t.Fatal(err)
			}

			if got := strings.ReplaceAll(strings.Join(check(path), "\n"), path, ""); got != test.want {
				t.Errorf("got %s, want %s", got, test.want)
			}
		})
	}
}
