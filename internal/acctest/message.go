package acctest

import (
	"regexp"
	"strings"
)

// Message matches CLI output that has all parts in this order, wherever the CLI broke its lines.
func Message(parts ...string) *regexp.Regexp {
	patterns := make([]string, len(parts))

	for i, part := range parts {
		patterns[i] = strings.Join(strings.Fields(regexp.QuoteMeta(part)), `\s+`)
	}

	return regexp.MustCompile("(?s)" + strings.Join(patterns, ".*"))
}
