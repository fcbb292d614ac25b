package beltic

import (
	"math"
	"net/http"
	"regexp"
	"slices"
	"strings"

	"github.com/go-json-experiment/json/jsontext"
)

var (
	// ofPages matches headers of lists elsewhere: X-Total-Count, X-Next-Page, Pagination-Has-More. Beltic documents none.
	ofPages = regexp.MustCompile(`^(?:X-)?(?:Pagination-)?((?:Total|Next|Has|More|Page-Count|Last-Page)(?:-.*)?)$`)
	// linksNext matches a link to the next page (RFC 8288).
	linksNext = regexp.MustCompile(`(?i);\s*rel\s*=\s*"?[^",;]*\bnext\b`)
)

// membersOf returns what a response's header may say of other pages, as members with the same meaning.
func membersOf(header http.Header) map[string]jsontext.Value {
	said := map[string]jsontext.Value{}

	for name, values := range header {
		text := strings.Join(values, ", ")
		quoted, _ := jsontext.AppendQuote(nil, text)

		if found := ofPages.FindStringSubmatch(name); found != nil {
			said[found[1]] = quoted
		}

		if name == "Link" && linksNext.MatchString(text) {
			said["next"] = quoted
		}
	}

	return said
}

// What members are about, by their names as inWords returns them. Beltic documents none of these for this list: they
// are what lists elsewhere have.
var (
	// aboutAll matches the number of all sessions: total, totalElements, record_count.
	aboutAll = regexp.MustCompile(`^(?:[a-z_]+_)?total(?:_?(?:count|number|size|found|` + things + `))?$` +
		`|^(?:[a-z_]+_)?(?:` + things + `)_?(?:count|total)$|^(?:count|num_found)$`)
	// aboutAllPages matches the number of all pages: total_pages, pageCount.
	aboutAllPages = regexp.MustCompile(`^(?:(?:total|num|last|number_of)_?pages?|pages|pages?_?(?:count|total))$`)
	// aboutNext matches what a page has if there is a next one: has_more, nextCursor, remaining.
	aboutNext = regexp.MustCompile(`next|more|remaining|truncated|incomplete|partial|continu|cursor$|^after$`)
	// aboutEnd matches what is false if there is a next one: last, isLastPage, complete.
	aboutEnd = regexp.MustCompile(`(?:^|_)(?:last|complete|completed|final|finished|done|end)(?:_?page)?$`)
)

// things are the words for what a list has.
const things = `(?:element|item|result|record|session|row|hit|doc|document|object)s?|entry|entries|match|matches`

var capitals = regexp.MustCompile(`([a-z0-9])([A-Z])`)

// inWords returns a name in lower case, with underscores between its words.
func inWords(name string) string {
	return strings.ToLower(strings.NewReplacer("-", "_", " ", "_").Replace(capitals.ReplaceAllString(name, "${1}_$2")))
}

// maxDepth is how deep within a page members may speak of other pages.
const maxDepth = 4

// said calls visit with everything on a page that may speak of other pages, until it returns true, and reports whether
// it has. The names are as inWords returns them.
func (p *sessionPage) said(visit func(name string, value jsontext.Value) bool) bool {
	for name, value := range p.Others {
		if name != "included" && saidBy(name, value, maxDepth, visit) { // resources beside the sessions
			return true
		}
	}

	for name, value := range p.Header {
		if visit(inWords(name), value) {
			return true
		}
	}

	return saidBy("links", p.Links, maxDepth, visit) || saidBy("meta", p.Meta, maxDepth, visit)
}

// saidBy is said for one member and what is in it.
func saidBy(name string, value jsontext.Value, depth int, visit func(string, jsontext.Value) bool) bool {
	if visit(inWords(name), value) {
		return true
	}

	if depth == 0 {
		return false
	}

	for name, member := range members(value) {
		if saidBy(name, member, depth-1, visit) {
			return true
		}
	}

	return slices.ContainsFunc(elements(value), func(element jsontext.Value) bool {
		return saidBy("", element, depth-1, visit)
	})
}

// takeTotals takes over what a page states of the whole list.
func (w *walk) takeTotals(page *sessionPage) {
	page.said(func(name string, value jsontext.Value) bool {
		switch {
		case aboutAllPages.MatchString(name):
			w.allPages = max(w.allPages, totalOf(value))
		case aboutAll.MatchString(name):
			w.total = max(w.total, totalOf(value))
		}

		return false
	})
}

// totalOf returns the number that a total states, also one in an object, which may say how exact it is. A total that
// cannot be read is infinite, because the list cannot be known to be whole; what is neither a number nor a text states
// nothing.
func totalOf(value jsontext.Value) float64 {
	total, ok := parseNumber(value)
	if isText := stringOf(value) != ""; !ok && (isText || value.Kind() == '0') {
		return math.Inf(1)
	}

	for _, member := range members(value) {
		total = max(total, number(member))
	}

	return total
}

// saysUnreadably reports whether a page says something of a next page in a form that is not documented. A documented
// form would have decided before.
func (p *sessionPage) saysUnreadably() bool {
	if len(p.Links) > 0 && p.Links.Kind() != '{' && p.Links.Kind() != 'n' {
		return true
	}

	return p.said(func(name string, value jsontext.Value) bool {
		text := strings.Trim(string(value), `"`)
		isNone := slices.Contains([]string{"null", "false", "", "0"}, text)

		return aboutNext.MatchString(name) && !isNone || aboutEnd.MatchString(name) && text == "false" ||
			name == "rel" && text == "next"
	})
}
