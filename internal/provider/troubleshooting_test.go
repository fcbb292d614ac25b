package provider

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// summaryAt is where the functions that make a diagnostic have its summary.
var summaryAt = map[string]int{
	"AddError": 0, "AddWarning": 0, "NewErrorDiagnostic": 0, "NewWarningDiagnostic": 0,
	"AddAttributeError": 1, "AddAttributeWarning": 1, "NewAttributeErrorDiagnostic": 1, "NewAttributeWarningDiagnostic": 1,
}

// passedOn are the files whose summaries come from a table that is looked at, or from one of the provider's own rules.
var passedOn = map[string]bool{"../datasources/diagnostic.go": true, "../datasources/configure.go": true}

// variable stands for what is known at run time only.
const variable = "*"

// Every error that the provider can give stands in the guide, and the guide has no other.
func TestTroubleshootingListsEveryError(t *testing.T) {
	t.Parallel()

	text, err := os.ReadFile("../../docs/guides/troubleshooting.md")
	if err != nil {
		t.Fatal(err)
	}

	listed := map[string]bool{}

	for line := range strings.Lines(string(text)) {
		if cells := strings.Split(line, "|"); len(cells) > 3 && !strings.HasPrefix(cells[1], "-") {
			listed[strings.NewReplacer("VENDOR", variable, "SETTING", variable).Replace(strings.TrimSpace(cells[1]))] = true
		}
	}

	delete(listed, "error") // the tables' head

	given := summaries(t)
	for summary, at := range given {
		if !listed[summary] {
			t.Errorf("%s: %q is not in the guide", at, summary)
		}
	}

	for summary := range listed {
		if _, ok := given[summary]; !ok {
			t.Errorf("the guide lists %q, which nothing gives", summary)
		}
	}
}

// summaries returns the summaries in the source, with the place of each.
func summaries(t *testing.T) map[string]string {
	t.Helper()

	given := map[string]string{}
	files := token.NewFileSet()

	err := filepath.WalkDir("..", func(path string, _ fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}

		file, err := parser.ParseFile(files, path, nil, 0)
		if err != nil {
			return err
		}

		ast.Inspect(file, func(node ast.Node) bool {
			for _, expression := range summariesOf(node) {
				at := files.Position(node.Pos())
				if summary := strings.ReplaceAll(flatten(expression), "VENDOR", variable); summary != variable {
					given[summary] = at.String()
				} else if !passedOn[at.Filename] {
					t.Errorf("%s: the guide's test cannot see this summary", at)
				}
			}

			return true
		})

		return nil
	})
	if err != nil {
		t.Fatal(err)
	}

	if len(given) < 30 {
		t.Fatalf("found %d summaries only: %v", len(given), given)
	}

	return given
}

// summariesOf returns the expressions of a node's summaries: an argument of a call, or the first field of each advice.
func summariesOf(node ast.Node) []ast.Expr {
	switch node := node.(type) {
	case *ast.CallExpr:
		if function, ok := node.Fun.(*ast.SelectorExpr); ok {
			if at, ok := summaryAt[function.Sel.Name]; ok && len(node.Args) == at+2 {
				return node.Args[at : at+1]
			}
		}
	case *ast.CompositeLit:
		if isAdvice(node.Type) {
			return node.Elts[:1]
		}

		if table, ok := node.Type.(*ast.MapType); ok && isAdvice(table.Value) {
			return summariesInTable(node)
		}
	}

	return nil
}

// summariesInTable returns the summaries of a table of advice, which says the type once.
func summariesInTable(table *ast.CompositeLit) []ast.Expr {
	var all []ast.Expr

	for _, row := range table.Elts {
		if row, ok := row.(*ast.KeyValueExpr); ok {
			if literal, ok := row.Value.(*ast.CompositeLit); ok {
				all = append(all, literal.Elts[0])
			}
		}
	}

	return all
}

func isAdvice(expression ast.Expr) bool {
	name, ok := expression.(*ast.Ident)

	return ok && name.Name == "advice"
}

// flatten writes a text that is put together of literals and others.
func flatten(expression ast.Expr) string {
	switch expression := expression.(type) {
	case *ast.BasicLit:
		if text, err := strconv.Unquote(expression.Value); err == nil {
			return text
		}
	case *ast.BinaryExpr:
		return flatten(expression.X) + flatten(expression.Y)
	}

	return variable
}
