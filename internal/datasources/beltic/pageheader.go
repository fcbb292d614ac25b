package beltic

import (
	"cmp"
	"net/http"
	"regexp"
	"strings"

	"github.com/go-json-experiment/json/jsontext"
)

var (
	// ofLink matches the address and the relations of a link (RFC 8288).
	ofLink = regexp.MustCompile(`(?i)(?:<([^<>]*)>)?\s*;(?:[^,<"]|"[^"]*")*?\brel\s*=\s*"?([^",;]*)`)
	// relation matches a relation to another page.
	relation = regexp.MustCompile(`\b(?:next|prev|previous|last)\b`)
	// ofRange matches the number of all in a Content-Range.
	ofRange = regexp.MustCompile(`/\s*([0-9]+)`)
)

// hintsOf returns what a response's header may say of other pages, one hint for each line, as members with the same
// meaning would say it.
func hintsOf(header http.Header) []hint {
	var (
		said  []hint
		links int // their bytes
	)

	for name, values := range header {
		name = strings.TrimPrefix(inWords(name), "x_")

		for _, text := range values {
			found := ofRange.FindStringSubmatch(text)

			switch {
			case name == "content_range" && found != nil:
				said = append(said, hint{name: "total", value: jsontext.Value(found[1])})
			case name == "link":
				links += len(text)
				said = append(said, linksIn(text, links)...)
			case !notOfPages.MatchString(name):
				said = append(said, hintOf(name, text))
			}
		}
	}

	return said
}

// maxLinks is how many bytes of links there may be: the time to look through them can grow with its square.
const maxLinks = 4 << 10

// linksIn returns the links to other pages in one line of the Link header, of which there are so many bytes up to its
// end.
func linksIn(text string, size int) []hint {
	if size > maxLinks {
		return []hint{{name: unreadable, value: quoted(text)}}
	}

	var said []hint

	for _, link := range ofLink.FindAllStringSubmatch(text, -1) {
		address := quoted(cmp.Or(link[1], "?"))

		for _, name := range relation.FindAllString(strings.ToLower(link[2]), -1) {
			said = append(said, hint{name: name, value: address})
		}
	}

	return said
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
