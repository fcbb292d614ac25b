package beltic

import (
	"math"
	"net/url"
	"slices"
	"strconv"

	"github.com/go-json-experiment/json/jsontext"
)

// Each of these parameters is the number of a page, or of the sessions before it.
var (
	numberParameters = []string{"page[number]", "page"}
	offsetParameters = []string{"page[offset]", "offset"}
)

// addressOf returns the address in a link: a string, or an object with it (JSON:API, section 7.6).
func addressOf(link jsontext.Value) string {
	if link.Kind() == '{' {
		return stringOf(members(link)["href"])
	}

	return stringOf(link)
}

// parametersOf returns the parameters of an address that can be read, and reports whether all of it can be.
func parametersOf(address string) (parameters url.Values, ok bool) {
	parsed, err := url.Parse(address)
	if err != nil {
		return nil, false
	}

	parameters, err = url.ParseQuery(parsed.RawQuery)

	return parameters, err == nil
}

// cursorOf returns the cursor in the address of the next page.
func cursorOf(next jsontext.Value) (string, error) {
	link := addressOf(next)
	if link == "" {
		return "", wrongPage("links.next has no address")
	}

	parameters, _ := parametersOf(link)
	if cursor := parameters.Get("page[after]"); cursor != "" {
		return cursor, nil
	}

	return "", wrongPage("links.next has no cursor")
}

// hasOwnCursor reports whether a link has a cursor that another one has not.
func hasOwnCursor(link, other jsontext.Value) bool {
	cursor, err := cursorOf(link)
	another, _ := cursorOf(other)

	return err == nil && cursor != another
}

// pageNumber returns the number of a page that an address has.
func pageNumber(address string) (number float64, ok bool) {
	return numberIn(address, numberParameters)
}

// offsetOf returns how many sessions come before a page by its address.
func offsetOf(address string) (skipped float64, ok bool) {
	return numberIn(address, offsetParameters)
}

// numberIn returns the number that an address has as one of the parameters, the largest one if there are several.
func numberIn(address string, names []string) (number float64, ok bool) {
	parameters, _ := parametersOf(address)

	for _, name := range names {
		for _, value := range parameters[name] {
			if other, isNumber := parameterNumber(value); isNumber && (!ok || other > number) {
				number, ok = other, true
			}
		}
	}

	return number, ok
}

// parameterNumber returns a parameter as a number, infinite if it is too large.
func parameterNumber(text string) (number float64, ok bool) {
	number, err := strconv.ParseFloat(text, 64)
	if isTooLarge := math.IsInf(number, 0); err != nil && !isTooLarge || math.IsNaN(number) {
		return 0, false // max of NaN and any number is NaN, which no comparison finds larger
	}

	return number, true
}

// leastNumber returns the number of the first page, which is not more than one.
func (p *sessionPage) leastNumber() float64 {
	if number, ok := pageNumber(addressOf(members(p.Links)["first"])); ok && !math.IsInf(number, 0) {
		return min(number, 1)
	}

	return 1
}

// ownNumbers returns the page numbers that a page states for itself.
func (p *sessionPage) ownNumbers() (numbers []float64) {
	if number, ok := pageNumber(addressOf(members(p.Links)["self"])); ok && !math.IsInf(number, -1) {
		numbers = append(numbers, number)
	}

	p.said(func(h hint) bool {
		if number, ok := parseNumber(h.value); ok && !h.aside && aboutNumber.MatchString(h.name) {
			numbers = append(numbers, number)
		}

		return false
	})

	return numbers
}

// isBehindFirst reports whether a page is not the first one: its number is larger than that of the first or the last
// page, or its own link is not the one to the first page.
func (p *sessionPage) isBehindFirst() bool {
	links := members(p.Links)
	self, first := addressOf(links["self"]), addressOf(links["first"])
	least := p.leastNumber()

	// Without sessions, the last page may have the number before that of the first one.
	if last, ok := pageNumber(addressOf(links["last"])); ok && last >= 0 && len(p.Data) > 0 {
		least = min(least, last)
	}

	selfNumber, hasNumber := pageNumber(self)
	firstNumber, firstHasNumber := pageNumber(first)
	skipped, _ := offsetOf(self)
	firstSkipped, _ := offsetOf(first)

	firstIsOther := hasNumber && firstHasNumber && selfNumber != firstNumber ||
		self != "" && (firstSkipped > 0 || hasOwnCursor(links["first"], links["self"]))

	return slices.ContainsFunc(p.ownNumbers(), func(number float64) bool { return number > least }) ||
		skipped > 0 || hasOwnCursor(links["self"], links["first"]) || firstIsOther
}

// hasLink reports whether a page has JSON:API's links, of which the one to a next page is left out at the end.
func (p *sessionPage) hasLink() bool {
	links := members(p.Links)

	return slices.ContainsFunc([]string{"self", "first", "prev", "last"}, func(name string) bool {
		return addressOf(links[name]) != ""
	})
}

// anyCompared reports whether is holds for one of the links that are all the page's own if it is the only one.
func (p *sessionPage) anyCompared(is func(link jsontext.Value) bool) bool {
	links := members(p.Links)

	return is(links["self"]) || is(links["first"]) || is(links["last"])
}

// hasStrangeLink reports whether a link that may be another page's has a value but no address, or an address whose
// numbers or cursor cannot be read, or are several.
func (p *sessionPage) hasStrangeLink() bool {
	return p.anyCompared(func(link jsontext.Value) bool {
		address := addressOf(link)
		parameters, _ := parametersOf(address)

		return address == "" && !(hint{value: link}).isNothing() || len(parameters["page[after]"]) > 1 ||
			isUnclear(parameters, numberParameters) || isUnclear(parameters, offsetParameters)
	})
}

// isUnclear reports whether parameters with the same meaning have several values, or one that is no number.
func isUnclear(parameters url.Values, names []string) bool {
	var values []string
	for _, name := range names {
		values = append(values, parameters[name]...)
	}

	return len(values) > 1 || slices.ContainsFunc(values, func(value string) bool {
		_, isNumber := parameterNumber(value)

		return !isNumber
	})
}

// hasBrokenLink reports whether an address cannot be parsed that may be another page's.
func (p *sessionPage) hasBrokenLink() bool {
	return p.anyCompared(func(link jsontext.Value) bool {
		_, isReadable := parametersOf(addressOf(link))

		return !isReadable
	})
}

// hasUnclearLinks reports whether links has something and is no object, or has an address that cannot be parsed.
func (p *sessionPage) hasUnclearLinks() bool {
	isStrange := len(p.Links) > 0 && p.Links.Kind() != '{' && p.Links.Kind() != 'n' && string(p.Links) != "[]"

	return isStrange || p.hasBrokenLink()
}
