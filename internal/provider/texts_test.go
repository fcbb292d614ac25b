package provider_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strings"
	"testing"
)

// minText is the length from which a text counts: shorter ones are names and values.
const minText = 40

// Every text that users read is written once, so that no two places can come to differ.
func TestTextsAreWrittenOnce(t *testing.T) {
	t.Parallel()

	files := token.NewFileSet()
	seen := map[string]token.Position{}

	err := filepath.WalkDir("..", func(path string, _ fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(path) != ".go" || strings.HasSuffix(path, "_test.go") {
			return err
		}

		file, err := parser.ParseFile(files, path, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}

		ast.Inspect(file, func(node ast.Node) bool {
			switch node := node.(type) {
			case *ast.ImportSpec:
				return false
			case *ast.Field:
				node.Tag = nil // read by programs only
			}

			literal, ok := node.(*ast.BasicLit)
			if !ok || literal.Kind != token.STRING || len(literal.Value) < minText {
				return true
			}

			at := files.Position(literal.Pos())
			if first, again := seen[literal.Value]; again {
				t.Errorf("%s repeats the text of %s: %s", at, first, literal.Value)
			}

			seen[literal.Value] = at

			return true
		})

		return nil
	})
	if err != nil {
		t.Fatal(err)
	}

	if len(seen) == 0 {
		t.Error("no text was found: the test looks in the wrong folder")
	}
}
