package beltic

import (
	"math"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"github.com/go-json-experiment/json/jsontext"
)

// What members are about, by their names as inWords returns them. Beltic documents none of these for this list: they
// are what lists elsewhere have.
var (
	// aboutAll matches the number of all sessions: total, totalElements, record_count.
	aboutAll = regexp.MustCompile(
		`^(?:[a-z_]+_)?totals?(?:_?(?:count|size|found|(?:number_?(?:of_?)?)?(?:` + things + `)?))?$` +
			`|^(?:[a-z_]+_)?(?:` + things + `)_?(?:count|total)$|^(?:nb|num|number_of)_(?:` + things + `)$` +
			`|^(?:pagination_)?count$|^(?:num_)?found$`)
	// aboutAllPages matches the number of all pages: total_pages, pageCount.
	aboutAllPages = regexp.MustCompile(
		`^(?:[a-z_]+_)?(?:(?:total|nb|num|last|number_of)_?pages?|pages|pages?_?(?:count|total))$`)
	// aboutNext matches what a page has if there is a next one: has_more, nextCursor, remaining.
	aboutNext = regexp.MustCompile(`next|more|remaining|truncated|incomplete|partial|continu|cursor$|after$` +
		`|page_?token|^scroll_?id$|^marker$|^bookmark$`)
	// aboutMore matches those of them that no last page has: where the last item is, it may well say.
	aboutMore = regexp.MustCompile(`(?:^|_)(?:next|more|truncated|incomplete)(?:_(?:page|result|link|url|cursor)s?)?$`)
	// aboutEnd matches what is false if there is a next one: last, isLastPage, complete.
	aboutEnd = regexp.MustCompile(`(?:^|_)(?:last|complete|completed|final|finished|done|end)(?:_?page)?$`)
	// aboutSize matches how many sessions a page can have: size, itemsPerPage.
	aboutSize = regexp.MustCompile(`^(?:max_)?(?:page_?)?(?:size|limit|length)$|^(?:[a-z]+_)?per_?page$|^max_results$`)
)

// things are the words for what a list has.
const things = `(?:element|item|result|record|session|row|hit|doc|document|object)s?|entry|entries|match|matches`

var capitals = regexp.MustCompile(`([a-z0-9])([A-Z])`)

// inWords returns a name in lower case, with underscores between its words, and without the vocabulary that it is of:
// hydra:totalItems is total_items.
func inWords(name string) string {
	name = name[strings.LastIndexAny(name, ":.@")+1:]

	words := strings.NewReplacer("-", "_", " ", "_", "[", "_", "]", "")

	return strings.ToLower(words.Replace(capitals.ReplaceAllString(name, "${1}_$2")))
}

// maxHints is how many bytes a page may have beside its sessions, and beside resources that it includes.
const maxHints = 64 << 10

// saysTooMuch reports whether there is more on a page than can be looked through in time.
func (p *sessionPage) saysTooMuch() bool {
	size := len(p.Links) + len(p.Meta)

	for name, value := range p.Others {
		if !isIncluded(name, value) {
			size += len(name) + len(value)
		}
	}

	return size > maxHints
}

// isIncluded reports whether a member has the resources beside the sessions, which say nothing of pages.
func isIncluded(name string, value jsontext.Value) bool {
	return name == "included" && value.Kind() == '['
}

// maxDepth is how deep within a page members may speak of other pages. What is deeper has the name tooDeep.
const (
	maxDepth = 4
	tooDeep  = "/"
)

// said calls visit with everything on a page that may speak of other pages, until it returns true, and reports whether
// it has. The names are as inWords returns them.
func (p *sessionPage) said(visit func(name string, value jsontext.Value) bool) bool {
	for name, value := range p.Others {
		if !isIncluded(name, value) && saidBy(name, value, maxDepth, visit) {
			return true
		}
	}

	for name, value := range p.Header {
		if saidBy(name, value, maxDepth, visit) {
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
		return len(members(value))+len(elements(value)) > 0 && visit(tooDeep, value)
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
			w.allPages = max(w.allPages, totalOf(value, 2))
		case aboutAll.MatchString(name):
			w.total = max(w.total, totalOf(value, 2))
		}

		return false
	})
}

// totalOf returns the number that a total states, also one in an object, which may say how exact it is, or in an array.
// A total that cannot be read, or is deeper than depth, is infinite, because the list cannot be known to be whole; what
// is neither a number nor a text states nothing.
func totalOf(value jsontext.Value, depth int) float64 {
	total, ok := parseNumber(value)
	if isText := stringOf(value) != ""; !ok && (isText || value.Kind() == '0') {
		return math.Inf(1)
	}

	if isNested := value.Kind() == '{' || value.Kind() == '['; isNested && depth == 0 {
		return math.Inf(1)
	}

	for name, member := range members(value) {
		switch text := stringOf(member); {
		case name != "relation":
			total = max(total, totalOf(member, depth-1))
		case text != "eq": // the number is a lower bound
			total = math.Inf(1)
		}
	}

	for _, element := range elements(value) {
		total = max(total, totalOf(element, depth-1))
	}

	return total
}

// size returns how many sessions a page says that it can have, also in its links, 0 if it does not say so.
func (p *sessionPage) size() (size float64) {
	p.said(func(name string, value jsontext.Value) bool {
		stated := map[string]jsontext.Value{name: value}

		if address, err := url.Parse(stringOf(value)); err == nil {
			for name, values := range address.Query() {
				stated[inWords(name)] = jsontext.Value(values[0])
			}
		}

		for name, value := range stated {
			number, ok := parseNumber(value)
			if ok && number > 0 && aboutSize.MatchString(name) && (size == 0 || number < size) {
				size = number
			}
		}

		return false
	})

	return size
}

// saysUnreadably reports whether a page says something of a next page in a form that is not documented. A documented
// form would have decided before.
func (p *sessionPage) saysUnreadably() bool {
	if len(p.Links) > 0 && p.Links.Kind() != '{' && p.Links.Kind() != 'n' {
		return true
	}

	return p.said(func(name string, value jsontext.Value) bool {
		isNext := aboutNext.MatchString(name) && !slices.Contains([]string{"null", "false", `""`, "0"}, string(value))

		isEnd := aboutEnd.MatchString(name) && isFalse(value)

		return isNext || isEnd || name == "rel" && wordOf(value) == "next" || name == tooDeep
	})
}

// saysMore reports whether a page names another one, whatever the documented form says.
func (p *sessionPage) saysMore() bool {
	return p.said(func(name string, value jsontext.Value) bool {
		return aboutMore.MatchString(name) && !isFalse(value) && !slices.Contains([]string{"", "null"}, wordOf(value))
	})
}

func isFalse(value jsontext.Value) bool {
	return slices.Contains([]string{"false", "0", "no"}, wordOf(value))
}

// wordOf returns a scalar in lower case, without quotes.
func wordOf(value jsontext.Value) string { return strings.ToLower(strings.Trim(string(value), `"`)) }
