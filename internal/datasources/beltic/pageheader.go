package beltic

import (
	"cmp"
	"net/http"
	"regexp"
	"strings"

	"github.com/go-json-experiment/json/jsontext"
)

var (
	// relation matches a relation to another page.
	relation = regexp.MustCompile(`\b(?:next|prev|previous|last)\b`)
	// ofRange matches the number of all in a Content-Range.
	ofRange = regexp.MustCompile(`/\s*([0-9]+)`)
)

// hintsOf returns what a response's header may say of other pages, one hint for each line, as members with the same
// meaning would say it.
func hintsOf(header http.Header) []hint {
	var said []hint

	for name, values := range header {
		name = strings.TrimPrefix(inWords(name), "x_")

		for _, text := range values {
			found := ofRange.FindStringSubmatch(text)

			switch {
			case name == "content_range" && found != nil:
				said = append(said, hint{name: "total", value: jsontext.Value(found[1])})
			case name == "link":
				said = append(said, linksIn(text)...)
			case !notOfPages.MatchString(name):
				said = append(said, hintOf(name, text))
			}
		}
	}

	return said
}

// linksIn returns the links to other pages in a Link header (RFC 8288).
func linksIn(text string) []hint {
	links, isWhole := split(text, ',')
	if !isWhole {
		return []hint{{name: unreadable, value: quoted(text)}}
	}

	var said []hint

	for _, link := range links {
		parts, _ := split(link, ';')
		address := quoted(cmp.Or(strings.Trim(parts[0], " \t<>"), "?"))

		for name := range relationsOf(parts[1:]) {
			said = append(said, hint{name: name, value: address})
		}
	}

	return said
}

// relationsOf returns the relations to other pages among the parameters of a link, each once: many of them beside a
// long address would take their time.
func relationsOf(parameters []string) map[string]bool {
	relations := map[string]bool{}

	for _, parameter := range parameters {
		name, value, _ := strings.Cut(parameter, "=")
		if !strings.EqualFold(strings.TrimSpace(name), "rel") {
			continue
		}

		for _, found := range relation.FindAllString(strings.ToLower(value), -1) {
			relations[found] = true
		}
	}

	return relations
}

// split splits a header at a separator, except within an address and within quotes. It is not whole if one of these
// does not end.
func split(text string, separator byte) (parts []string, isWhole bool) {
	start, isAddress, isQuoted := 0, false, false

	for i := 0; i < len(text); i++ {
		switch char := text[i]; {
		case isAddress:
			isAddress = char != '>'
		case isQuoted && char == '\\':
			i++ // what follows is not the end
		case char == '"':
			isQuoted = !isQuoted
		case isQuoted:
		case char == '<':
			isAddress = true
		case char == separator:
			parts = append(parts, text[start:i])
			start = i + 1
		}
	}

	return append(parts, text[start:]), !isAddress && !isQuoted
}

// hintOf returns a header as a member: JSON as it is, such as 7, false or an object, and anything else as text.
func hintOf(name, text string) hint {
	value := jsontext.Value(text)

	switch {
	case value.IsValid():
		return hint{name: name, value: value}
	case !strings.HasPrefix(text, "{") && !strings.HasPrefix(text, "["):
		return hint{name: name, value: quoted(text)}
	case jsontext.Value("[" + text + "]").IsValid(): // several on one line
		return hint{name: name, value: jsontext.Value("[" + text + "]")}
	default:
		return hint{name: unreadable, value: quoted(text)}
	}
}

func quoted(text string) jsontext.Value {
	value, _ := jsontext.AppendQuote(nil, strings.ToValidUTF8(text, "\ufffd"))

	return value
}
