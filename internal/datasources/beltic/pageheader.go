package beltic

import (
	"net/http"
	"regexp"
	"strings"

	"github.com/go-json-experiment/json/jsontext"
)

var (
	// linksNext matches a link to the next page (RFC 8288).
	linksNext = regexp.MustCompile(`(?i);\s*rel\s*=\s*"?[^",;]*\bnext\b`)
	// linksLast matches the address in a link to the last page.
	linksLast = regexp.MustCompile(`(?i)<([^>]*)>\s*;[^,<]*\brel\s*=\s*"?[^",;]*\blast\b`)
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
			case name == "link" && linksNext.MatchString(text):
				said = append(said, hint{name: "next", value: quoted(text)})
			case name == "link":
				if last := linksLast.FindStringSubmatch(text); last != nil {
					said = append(said, hint{name: "last", value: quoted(last[1])})
				}
			case !notOfPages.MatchString(name):
				said = append(said, hintOf(name, text))
			}
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
