package main

import (
	"fmt"
	"os"
	"strings"
)

// The marks between which a page has the table.
const (
	beginMark = "<!-- make bench writes from here -->"
	endMark   = "<!-- to here -->"
)

// insert replaces what a page has between the marks.
func insert(page, text string) error {
	old, err := os.ReadFile(page)
	if err != nil {
		return err
	}

	before, rest, begins := strings.Cut(string(old), beginMark)
	_, after, ends := strings.Cut(rest, endMark)

	if !begins || !ends {
		return fmt.Errorf("%s: no place between %s and %s", page, beginMark, endMark)
	}

	return os.WriteFile(page, []byte(before+beginMark+"\n\n"+text+"\n\n"+endMark+after), 0o644)
}
