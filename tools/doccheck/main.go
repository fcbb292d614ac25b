// Doccheck checks Markdown pages: links to files and headings, order of headings, code blocks, and spelling. Links to
// other sites are not followed.
//
// Usage:
//
//	doccheck FILE...
package main

import (
	"fmt"
	"os"
)

func main() {
	failed := len(os.Args) < 2 // no page is a mistake of the caller

	for _, path := range os.Args[1:] {
		found, err := check(path)
		if err != nil {
			fmt.Fprintln(os.Stderr, err)

			failed = true
		}

		for _, problem := range found {
			fmt.Println(problem)

			failed = true
		}
	}

	if failed {
		os.Exit(1)
	}
}

// check returns what is wrong with a page.
func check(path string) ([]string, error) {
	page, err := readPage(path)
	if err != nil {
		return nil, err
	}

	problems := append(page.links(), page.style()...)

	return append(problems, page.spelling()...), nil
}
