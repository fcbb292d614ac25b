package main

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/yuin/goldmark/ast"
)

// style returns what makes a page hard to read or to render.
func (p *page) style() []string {
	var found []string

	level := 0

	walk(p.root, func(heading *ast.Heading) {
		switch {
		case level == 0 && heading.Level != 1:
			found = append(found, p.problem(heading, "the first heading is not the page's title"))
		case level > 0 && heading.Level == 1:
			found = append(found, p.problem(heading, "a second title"))
		case heading.Level > level+1:
			found = append(found, p.problem(heading, "a heading of level %d below one of level %d", heading.Level, level))
		}

		level = heading.Level
	})

	if level == 0 {
		found = append(found, p.problem(p.root, "no title"))
	}

	walk(p.root, func(block *ast.FencedCodeBlock) {
		if block.Language(p.source) == nil {
			found = append(found, p.problem(block, "a code block without its language"))
		}
	})

	walk(p.root, func(image *ast.Image) {
		if content(image, p.source) == "" {
			found = append(found, p.problem(image, "an image without a text"))
		}
	})

	number := 0

	for line := range strings.Lines(string(p.source)) {
		number++

		if text := strings.TrimSuffix(line, "\n"); text != strings.TrimRight(text, " \t\r") {
			found = append(found, fmt.Sprintf("%s:%d: white space at the end of the line", p.path, number))
		}
	}

	if !bytes.HasSuffix(p.source, []byte("\n")) || bytes.HasSuffix(p.source, []byte("\n\n")) {
		found = append(found, fmt.Sprintf("%s: does not end with one line break", p.path))
	}

	return found
}
