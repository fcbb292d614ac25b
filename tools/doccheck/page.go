package main

import (
	"bytes"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/text"
)

// page is a parsed Markdown file.
type page struct {
	path   string
	source []byte
	root   ast.Node
}

// frontMatter is the YAML that registries read before the page begins.
var frontMatter = regexp.MustCompile(`(?s)\A---\n.*?\n---\n`)

func readPage(path string) (*page, error) {
	source, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}

	// Blanked out, so that line numbers stay.
	source = frontMatter.ReplaceAllFunc(source, func(matter []byte) []byte {
		return bytes.Repeat([]byte("\n"), bytes.Count(matter, []byte("\n")))
	})

	markdown := goldmark.New(goldmark.WithExtensions(extension.GFM))

	return &page{path, source, markdown.Parser().Parse(text.NewReader(source))}, nil
}

// problem is one line of the report.
func (p *page) problem(node ast.Node, format string, values ...any) string {
	return fmt.Sprintf("%s:%d: ", p.path, p.line(node)) + fmt.Sprintf(format, values...)
}

// line returns the line that a node begins in: that of the block around it if it has none itself.
func (p *page) line(node ast.Node) int {
	for ; node != nil; node = node.Parent() {
		if node.Type() == ast.TypeBlock && node.Lines().Len() > 0 {
			return 1 + bytes.Count(p.source[:node.Lines().At(0).Start], []byte("\n"))
		}
	}

	return 1
}

// walk visits every node of a kind.
func walk[T ast.Node](root ast.Node, visit func(T)) {
	_ = ast.Walk(root, func(node ast.Node, entering bool) (ast.WalkStatus, error) {
		if found, ok := node.(T); ok && entering {
			visit(found)
		}

		return ast.WalkContinue, nil
	})
}

// anchors returns what a link may name after the #: headings, as GitHub and the registries do, and <a id="…">.
func (p *page) anchors() []string {
	var anchors []string

	walk(p.root, func(heading *ast.Heading) {
		anchors = append(anchors, slug(content(heading, p.source)))
	})

	for _, match := range anchorTag.FindAllSubmatch(p.source, -1) {
		anchors = append(anchors, string(match[1]))
	}

	return anchors
}

var anchorTag = regexp.MustCompile(`<a id="([^"]+)">`)

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

// content returns the text of a node, without its marks.
func content(node ast.Node, source []byte) string {
	var text strings.Builder

	walk(node, func(part *ast.Text) { text.Write(part.Value(source)) })

	return text.String()
}

// hasAnchor reports whether a link may name an anchor of this page.
func (p *page) hasAnchor(anchor string) bool { return slices.Contains(p.anchors(), anchor) }
