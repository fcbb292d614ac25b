// Doctables puts the tables that the code has into templates of pages, so that nothing is written twice. In each
// template below a folder it replaces lines of the form <!-- table: NAME -->.
//
// Usage: doctables FOLDER
package main

import (
	"fmt"
	"io/fs"
	"log"
	"os"
	"path/filepath"
	"regexp"
)

// tables has a table in Markdown by its name.
var tables = map[string]func() string{
	"settings":   settings,
	"decisions":  decisions,
	"messages":   messages,
	"omitted":    omitted,
	"references": reference,
}

var marker = regexp.MustCompile(`(?m)^<!-- table: (.*) -->$`)

func main() {
	if len(os.Args) != 2 {
		log.Fatal("usage: doctables FOLDER")
	}

	err := filepath.WalkDir(os.Args[1], func(path string, _ fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(path) != ".tmpl" {
			return err
		}

		return expand(path)
	})
	if err != nil {
		log.Fatal(err)
	}
}

// expand replaces the markers in a file.
func expand(path string) error {
	text, err := os.ReadFile(path)
	if err != nil {
		return err
	}

	var unknown error

	expanded := marker.ReplaceAllFunc(text, func(line []byte) []byte {
		name := string(marker.FindSubmatch(line)[1])

		table, ok := tables[name]
		if !ok {
			unknown = fmt.Errorf("%s: there is no table %q", path, name)

			return line
		}

		return []byte(table())
	})
	if unknown != nil {
		return unknown
	}

	return os.WriteFile(path, expanded, 0o600)
}
