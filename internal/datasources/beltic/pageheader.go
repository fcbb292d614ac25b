package beltic

import (
	"net/http"
	"regexp"
	"strings"

	"github.com/go-json-experiment/json/jsontext"
)

var (
	// notOfPages matches what headers are about, as inWords returns their names, that have the words of pages for
	// something else.
	notOfPages = regexp.MustCompile(`(?:^|_)(?:rate|quota|usage|retry|cache|request|nextjs)|ratelimit|^hits?$`)
	// linksNext matches a link to the next page (RFC 8288).
	linksNext = regexp.MustCompile(`(?i);\s*rel\s*=\s*"?[^",;]*\bnext\b`)
	// ofRange matches the number of all in a Content-Range.
	ofRange = regexp.MustCompile(`/\s*([0-9]+)\s*$`)
)

// membersOf returns what a response's header may say of other pages, as members with the same meaning.
func membersOf(header http.Header) map[string]jsontext.Value {
	said := map[string]jsontext.Value{}

	for name, values := range header {
		text := strings.Join(values, ", ")

		value := jsontext.Value(text) // such as 7, false or an object
		if !value.IsValid() {
			value, _ = jsontext.AppendQuote(nil, text)
		}

		name = strings.TrimPrefix(inWords(name), "x_")
		found := ofRange.FindStringSubmatch(text)

		switch {
		case name == "content_range" && found != nil:
			said["total"] = jsontext.Value(found[1])
		case name == "link" && linksNext.MatchString(text):
			said["next"] = value
		case name != "link" && !notOfPages.MatchString(name):
			said[name] = value
		}
	}

	return said
}
