package acctest

import (
	"regexp"
	"strings"
)

// Message matches CLI output that has all parts in this order, wherever the CLI broke its lines.
func Message(parts ...string) *regexp.Regexp {
	patterns := make([]string, len(parts))

	for i, part := range parts {
		words := strings.Fields(part)
		for j, word := range words {
			words[j] = regexp.QuoteMeta(word)
		}

		patterns[i] = strings.Join(words, `\s+`)
	}

	return regexp.MustCompile("(?s)" + strings.Join(patterns, ".*"))
}
