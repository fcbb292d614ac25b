// Doccheck checks the Markdown pages that it is given: links to files and headings, the order of headings, languages of
// code blocks and texts of images. It follows no link to another site.
package main

import (
	"bytes"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"unicode"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/text"
)

func main() {
	failed := len(os.Args) < 2 // a mistake of the caller

	for _, path := range os.Args[1:] {
		for _, problem := range check(path) {
			fmt.Println(problem)

			failed = true
		}
	}

	if failed {
		os.Exit(1)
	}
}

// check returns what is wrong with a page.
func check(path string) (problems []string) {
	level := 0 // of the last heading

	err := walk(path, func(node ast.Node, line int, _ []byte) {
		problem := ""

		switch node := node.(type) {
		case *ast.Heading:
			if node.Level > level+1 || node.Level == 1 && level > 0 {
				problem = fmt.Sprintf("a heading of level %d after one of level %d", node.Level, level)
			}

			level = node.Level
		case *ast.FencedCodeBlock:
			if node.Info == nil {
				problem = "a code block without a language"
			}
		case *ast.Link:
			problem = follow(path, string(node.Destination))
		case *ast.Image:
			if problem = follow(path, string(node.Destination)); !node.HasChildren() {
				problem = "an image without a text"
			}
		}

		if problem != "" {
			problems = append(problems, fmt.Sprintf("%s:%d: %s", path, line, problem))
		}
	})
	if err != nil {
		problems = append(problems, err.Error())
	}

	return problems
}

// frontMatter is the YAML that registries read before the page begins.
var frontMatter = regexp.MustCompile(`\A---\n(?s:.*?)\n---\n`)

// walk visits every node of a page, with the line that the block around it begins in.
func walk(path string, visit func(node ast.Node, line int, source []byte)) error {
	source, err := os.ReadFile(path)
	if err != nil {
		return err
	}

	source = frontMatter.ReplaceAllFunc(source, func(matter []byte) []byte {
		return bytes.Repeat([]byte("\n"), bytes.Count(matter, []byte("\n"))) // so that the numbers of lines stay
	})
	root, line := goldmark.New(goldmark.WithExtensions(extension.GFM)).Parser().Parse(text.NewReader(source)), 1

	return ast.Walk(root, func(node ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering {
			if node.Type() == ast.TypeBlock && node.Lines().Len() > 0 {
				line = 1 + bytes.Count(source[:node.Lines().At(0).Start], []byte("\n"))
			}

			visit(node, line, source)
		}

		return ast.WalkContinue, nil
	})
}

// follow returns why a link of a page leads nowhere, or nothing.
func follow(page, destination string) string {
	link, err := url.Parse(destination)

	switch {
	case err != nil || link.Scheme == "http" || link.Scheme == "" && strings.HasPrefix(link.Path, "/"):
		return destination + ": neither https nor relative"
	case link.Scheme != "":
		return ""
	case link.Path == "":
		link.Path = filepath.Base(page)
	case strings.Contains(page, "docs/") && strings.Contains(page+link.Path, "index.md"):
		return destination + ": registries serve docs/index.md elsewhere; write its address"
	}

	target := filepath.Join(filepath.Dir(page), link.Path)
	if _, err := os.Stat(target); err != nil {
		return destination + ": there is no such file"
	}

	if link.Fragment != "" && !hasAnchor(target, link.Fragment) {
		return destination + ": there is no such heading"
	}

	return ""
}

// hasAnchor reports whether a page has a heading with an anchor, as GitHub and registries make them, or an <a id="…">.
func hasAnchor(path, anchor string) (found bool) {
	_ = walk(path, func(node ast.Node, _ int, source []byte) {
		heading, ok := node.(*ast.Heading)
		found = found || ok && slug(string(heading.Lines().Value(source))) == anchor ||
			bytes.Contains(source, []byte(`<a id="`+anchor+`">`))
	})

	return found
}

// slug turns a heading into its anchor.
func slug(heading string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == ' ':
			return '-'
		case unicode.IsLetter(r) || unicode.IsDigit(r) || r == '-' || r == '_':
			return unicode.ToLower(r)
		default:
			return -1
		}
	}, heading)
}
