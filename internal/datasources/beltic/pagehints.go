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
			said[strings.ReplaceAll(found[1], "-", "_")] = quoted
		}

		if name == "Link" && linksNext.MatchString(text) {
			said["next"] = quoted
		}
	}

	return said
}

// aboutAll and aboutAllPages match names of the numbers of all sessions and of all pages: totalElements, total_pages.
var (
	aboutAll      = regexp.MustCompile(`(?i)^total(_?(count|elements|items|results|records|sessions))?$`)
	aboutAllPages = regexp.MustCompile(`(?i)^(total_?pages|page_?count|last_?page)$`)
)

// said returns all members that may speak of other pages.
func (p *sessionPage) said() []map[string]jsontext.Value {
	return []map[string]jsontext.Value{p.Header, p.Others, {"links": p.Links, "meta": p.Meta}}
}

// takeTotals takes over what members state of the whole list, also in objects that are so deep within them.
func (w *walk) takeTotals(object map[string]jsontext.Value, depth int) {
	for name, value := range object {
		switch {
		case aboutAll.MatchString(name):
			w.total = max(w.total, totalOf(value))
		case aboutAllPages.MatchString(name):
			w.allPages = max(w.allPages, totalOf(value))
		case depth > 0:
			w.takeTotals(members(value), depth-1)
		}
	}
}

// totalOf returns the number that a total states. One that cannot be read is infinite, because the list cannot be known
// to be whole; what is neither a number nor a text states nothing.
func totalOf(value jsontext.Value) float64 {
	total, ok := parseNumber(value)
	if isText := stringOf(value) != ""; !ok && (isText || value.Kind() == '0') {
		return math.Inf(1)
	}

	return total
}

// aboutNext matches names under which a page might speak of a next one: has_more, nextCursor, NextPage, remaining.
var aboutNext = regexp.MustCompile(`(?i)next|more|remaining|truncated|incomplete|cursor$|^after$`)

// saysUnreadably reports whether a page says something of a next page in a form that is not documented. A documented
// form would have decided before.
func (p *sessionPage) saysUnreadably() bool {
	if len(p.Links) > 0 && p.Links.Kind() != '{' && p.Links.Kind() != 'n' {
		return true
	}

	return slices.ContainsFunc(p.said(), func(said map[string]jsontext.Value) bool { return sayNext(said, 3) })
}

// sayNext reports whether members speak of a next page, also in objects that are so deep within them.
func sayNext(object map[string]jsontext.Value, depth int) bool {
	for name, value := range object {
		isNone := slices.Contains([]string{"null", "false", "", "0"}, strings.Trim(string(value), `"`))
		if aboutNext.MatchString(name) && !isNone || depth > 0 && sayNext(members(value), depth-1) {
			return true
		}
	}

	return false
}
