package beltic

import (
	"maps"
	"math"
	"regexp"
	"slices"
	"strings"

	"github.com/go-json-experiment/json/jsontext"
)

// notOfPages matches what headers are about, and members of a last page, that have the words of pages for something
// else.
var notOfPages = regexp.MustCompile(
	`(?:^|_)(?:rates?(?:_|$)|quota|usage|credit|retry|cache|request|nextjs|middleware|learn|time_?zone)|rate_?limit`)

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
	// aboutLastPage matches those of them that are the number of the last page.
	aboutLastPage = regexp.MustCompile(`^(?:[a-z_]+_)?last_?page$`)
	// aboutFlag matches the names of what is true or false.
	aboutFlag = regexp.MustCompile(`^is_`)
	// aboutNext matches what a page has if there is a next one: has_more, nextCursor, remaining.
	aboutNext = regexp.MustCompile(`next|more|remaining|truncated|incomplete|partial|continu|cursor$|after$` +
		`|page_?token|^scroll_?id$|^marker$|^bookmark$`)
	// aboutMore matches those of them that nothing but a next page can be meant by, as it must be on a page that is the
	// last one in the documented form: that may well say where it ends, or what else there is.
	aboutMore = regexp.MustCompile(
		`(?:^|_)next` + place +
			`|(?:^|_)more(?:_(?:` + things + `|pages?|data|available|to_come))*$` +
			`|(?:^|_)(?:truncated|(?:incomplete|partial)(?:_(?:` + things + `|pages?))?)$` +
			`|^(?:(?:` + things + `|pages?)_)?remaining(?:_(?:` + things + `|pages?|count))*$` +
			`|(?:^|_)continu(?:e|ation)(?:_token)?$`)
	// aboutPrevious matches what a page has if there is one before it: has_previous, prevPageUrl.
	aboutPrevious = regexp.MustCompile(`(?:^|_)prev(?:ious)?` + place)
	// aboutNumber matches the number of a page.
	aboutNumber = regexp.MustCompile(`^(?:current_)?page(?:_?(?:number|index|num|no))?$`)
	// aboutIndex matches the number of a page's first session.
	aboutIndex = regexp.MustCompile(`^start_?index$`)
	// aboutStart matches what is false if there is a page before: isFirst, firstPage.
	aboutStart = regexp.MustCompile(`^(?:is_)?first(?:_?page)?$`)
	// aboutSkipped matches how many sessions come before a page.
	aboutSkipped = regexp.MustCompile(`^(?:offset|skip)$`)
	// aboutEnd matches what is false if there is a next one: last, isLastPage, complete.
	aboutEnd = regexp.MustCompile(`(?:^|_)(?:last|complete|completed|final|finished|done|end)(?:_?page)?$`)
	// maybeCount matches those of them whose zero may be a count, or a position.
	maybeCount = regexp.MustCompile(`^(?:last|complete|completed|final|finished|done|end)$`)
	// aboutSize matches how many sessions a page can have: size, itemsPerPage.
	aboutSize = regexp.MustCompile(`^(?:max_)?(?:page_?)?(?:size|limit|length)$|^(?:[a-z]+_)?per_?page$|^max_results$`)
)

// place is what the name of another page may go on with.
const place = `(?:_(?:pages?|links?|ur[il]|href|cursor|token|offset|start|id|key|marker|number|index|batch|` +
	things + `))*$`

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

const (
	// maxDepth is how deep within a page members may speak of other pages.
	maxDepth = 16
	// unreadable is the name of what is deeper, or cannot be read.
	unreadable = "/"
)

// hint is something on a page that may speak of other pages, with its name as inWords returns it.
type hint struct {
	name  string
	value jsontext.Value
	aside bool // it is, or is in, something that is not about pages
}

// said calls visit with each hint of a page, until it returns true, and reports whether it has.
func (p *sessionPage) said(visit func(hint) bool) bool {
	hints := append(slices.Clip(p.Header), hint{name: "links", value: p.Links}, hint{name: "meta", value: p.Meta})

	for name, value := range p.Others {
		if !isIncluded(name, value) {
			hints = append(hints, hint{name: inWords(name), value: value})
		}
	}

	return slices.ContainsFunc(hints, func(h hint) bool { return h.said(maxDepth, visit) })
}

// said calls visit with a hint and with each one in it, and reports whether it has returned true.
func (h hint) said(depth int, visit func(hint) bool) bool {
	h.aside = h.aside || notOfPages.MatchString(h.name)
	if visit(h) {
		return true
	}

	if depth == 0 {
		return !isEmpty(h.value) && visit(hint{unreadable, h.value, h.aside})
	}

	for name, member := range members(h.value) {
		if (hint{h.nameOf(inWords(name), member), member, h.aside}).said(depth-1, visit) {
			return true
		}
	}

	return slices.ContainsFunc(elements(h.value), func(element jsontext.Value) bool {
		return hint{"", element, h.aside}.said(depth-1, visit)
	})
}

// nameOf returns the name of a member with the word page, which the members of a page object may leave out.
func (h hint) nameOf(name string, member jsontext.Value) string {
	number, isNumber := parseNumber(member)

	switch {
	case h.name != "page" || !isNumber:
	case name == "number", name == "current":
		return "page_number"
	case name == "last" && number > 0:
		return "last_page"
	}

	return name
}

// isEmpty reports whether a value is no object or array with something in it.
func isEmpty(value jsontext.Value) bool { return len(members(value))+len(elements(value)) == 0 }

// isBlank reports whether an object or an array has nothing in it but null and empty texts, as a link without an
// address may.
func isBlank(value jsontext.Value) bool {
	inside := slices.AppendSeq(elements(value), maps.Values(members(value)))

	return !slices.ContainsFunc(inside, func(v jsontext.Value) bool { return v.Kind() != 'n' && string(v) != `""` })
}

// takeTotals takes over what a page states of the whole list.
func (w *walk) takeTotals(page *sessionPage) {
	saysWhetherMore := page.saysWhetherMore()
	first := w.firstNumber(page)

	page.said(func(h hint) bool {
		switch {
		case h.aside && saysWhetherMore, aboutFlag.MatchString(h.name):
		case h.name == "last":
			w.takeLast(addressOf(h.value), first)
		case aboutLastPage.MatchString(h.name):
			w.allPages = max(w.allPages, totalOf(h.value, 2)-first+1)
		case aboutAllPages.MatchString(h.name):
			w.allPages = max(w.allPages, totalOf(h.value, 2))
		case aboutAll.MatchString(h.name):
			w.total = max(w.total, totalOf(h.value, 2))
		}

		return false
	})
}

// takeLast takes over what the address of the last page states.
func (w *walk) takeLast(address string, first float64) {
	if number, ok := pageNumber(address); ok {
		w.allPages = max(w.allPages, number-first+1)
	}

	if skipped, _ := offsetOf(address); skipped > 0 {
		w.total = max(w.total, skipped+1)
	}
}

// firstNumber returns the number of the first page by what a page says of it, or of itself. It is one by default.
func (w *walk) firstNumber(page *sessionPage) float64 {
	first := page.leastNumber()

	for _, number := range page.ownNumbers() {
		first = min(first, number-float64(w.pages-1))
	}

	return first
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
	p.said(func(h hint) bool {
		stated := []hint{h}

		parameters, _ := parametersOf(stringOf(h.value))
		for name, values := range parameters {
			stated = append(stated, hint{name: inWords(name), value: jsontext.Value(values[0])})
		}

		for _, h := range stated {
			number, ok := parseNumber(h.value)
			if ok && number > 0 && aboutSize.MatchString(h.name) && (size == 0 || number < size) {
				size = number
			}
		}

		return false
	})

	return size
}

// saysMore reports whether a page says something of a next page in a form that is not documented.
func (p *sessionPage) saysMore() bool {
	return p.hasUnclearLinks() || p.said(func(h hint) bool { return h.deniesEnd() || h.isOfNext() })
}

// contradicts reports whether a page that is the last one in the documented form is not the last one in another.
func (p *sessionPage) contradicts() bool {
	return p.hasUnclearLinks() || p.said(func(h hint) bool {
		isMore := aboutMore.MatchString(h.name) && !h.isNothing()
		isNotLast := h.deniesEnd() && (h.word() != "0" || !maybeCount.MatchString(h.name))

		return !h.aside && (isMore || isNotLast)
	})
}

// follows reports whether a page says that there is one before it.
func (p *sessionPage) follows() bool {
	return p.isBehindFirst() || p.said(func(h hint) bool {
		number, _ := parseNumber(h.value)
		isPrevious := aboutPrevious.MatchString(h.name) && !h.isNothing() ||
			h.name == "rel" && (h.word() == "prev" || h.word() == "previous") ||
			aboutStart.MatchString(h.name) && h.isFalse() && (h.word() != "0" || aboutFlag.MatchString(h.name))
		isBehind := aboutIndex.MatchString(h.name) && number > 1 || aboutSkipped.MatchString(h.name) && number > 0

		return !h.aside && (isPrevious || isBehind)
	})
}

// isUnreadable reports whether a page says something that may be of other pages, and cannot be read.
func (p *sessionPage) isUnreadable() bool {
	return p.hasBrokenLink() || p.hasStrangeLink() || p.said(func(h hint) bool { return !h.aside && h.name == unreadable })
}

// deniesEnd reports whether a hint says that its page is not the last one, or may say so.
func (h hint) deniesEnd() bool {
	return h.name == unreadable || aboutEnd.MatchString(h.name) && h.isFalse() || h.name == "rel" && h.word() == "next"
}

// isOfNext reports whether a hint has something of a next page.
func (h hint) isOfNext() bool {
	return aboutNext.MatchString(h.name) && !slices.Contains([]string{"null", "false", `""`, "0"}, string(h.value))
}

func (h hint) isFalse() bool { return slices.Contains([]string{"false", "0", "no"}, h.word()) }

// isNothing reports whether a hint has nothing to say, in whatever way.
func (h hint) isNothing() bool {
	number, isNumber := parseNumber(h.value)
	isNested := h.value.Kind() == '{' || h.value.Kind() == '['

	return h.isFalse() || slices.Contains([]string{"", "null", "none"}, h.word()) || isNumber && number <= 0 ||
		isNested && isBlank(h.value)
}

// word returns a scalar in lower case, without quotes.
func (h hint) word() string { return strings.ToLower(strings.Trim(string(h.value), `"`)) }
