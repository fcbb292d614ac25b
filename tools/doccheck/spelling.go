package main

import (
	"fmt"
	"strings"
	"sync"

	"github.com/golangci/misspell"
)

// onPurpose are misspelt words that a page is about.
var onPurpose = []string{"enviroment"} //nolint:misspell // see there

var speller = sync.OnceValue(func() *misspell.Replacer {
	replacer := misspell.New()
	replacer.RemoveRule(onPurpose)
	replacer.Compile()

	return replacer
})

// spelling returns the words of a page that are commonly misspelt this way.
func (p *page) spelling() []string {
	var found []string

	_, changes := speller().Replace(string(p.source))
	for _, change := range changes {
		found = append(found, fmt.Sprintf("%s:%d: %s should be %s", p.path, change.Line, change.Original, strings.TrimSpace(change.Corrected)))
	}

	return found
}
