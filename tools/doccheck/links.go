package main

import (
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
)

// links returns the links of a page that lead nowhere.
func (p *page) links() []string {
	var broken []string

	follow := func(node ast.Node, destination []byte) {
		if reason := p.follow(string(destination)); reason != "" {
			broken = append(broken, p.problem(node, "%s: %s", destination, reason))
		}
	}

	walk(p.root, func(link *ast.Link) { follow(link, link.Destination) })
	walk(p.root, func(image *ast.Image) { follow(image, image.Destination) })

	return broken
}

// isOfRegistry reports whether registries show the page.
func (p *page) isOfRegistry() bool {
	return slices.Contains(strings.Split(filepath.ToSlash(p.path), "/"), "docs")
}

// isOverview reports whether it is the one that registries show first.
func (p *page) isOverview() bool { return p.isOfRegistry() && filepath.Base(p.path) == "index.md" }

// follow returns why a link leads nowhere, or nothing.
func (p *page) follow(destination string) string {
	link, err := url.Parse(destination)

	switch {
	case err != nil:
		return "is no link"
	case link.Scheme == "http":
		return "is not encrypted"
	case link.Scheme != "":
		return ""
	case strings.HasPrefix(link.Path, "/"):
		return "is not relative"
	case p.isOverview() && link.Path != "", p.isOfRegistry() && strings.HasSuffix(link.Path, "index.md"):
		return "registries serve docs/index.md under another path; write the whole address"
	}

	target := p

	if link.Path != "" {
		path := filepath.Join(filepath.Dir(p.path), filepath.FromSlash(link.Path))
		if _, err := os.Stat(path); err != nil {
			return "there is no such file"
		}

		if link.Fragment == "" {
			return ""
		}

		if target, err = readPage(path); err != nil {
			return err.Error()
		}
	}

	if !target.hasAnchor(link.Fragment) {
		return "there is no such heading"
	}

	return ""
}
