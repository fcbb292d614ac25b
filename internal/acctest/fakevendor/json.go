package fakevendor

import (
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strings"
)

// WriteJSON responds with a status and literal JSON.
func WriteJSON(w http.ResponseWriter, status int, body string) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_, _ = w.Write([]byte(body))
}

// Set returns body with the member at path replaced by value. It panics if body is not JSON, or a member on
// the way is no object: then a fixture is wrong, not the code under test.
func Set(body string, value any, path ...string) string {
	return edit(body, func(document any) any { return set(document, value, path) })
}

// Only returns body with nothing but the members at paths, and, if others is true, with null in place of all others.
func Only(body string, others bool, paths ...[]string) string {
	return edit(body, func(document any) any { return only(document, others, paths) })
}

func edit(body string, change func(document any) any) string {
	decoder := json.NewDecoder(strings.NewReader(body))
	decoder.UseNumber() // numbers keep their spelling

	var document any
	if err := decoder.Decode(&document); err != nil {
		panic(fmt.Sprintf("fixture is not JSON: %v", err))
	}

	text, err := json.MarshalIndent(change(document), "", "  ")
	if err != nil {
		panic(err)
	}

	return string(text)
}

func set(node, value any, path []string) any {
	if len(path) == 0 {
		return value
	}

	object := node.(map[string]any) //nolint:forcetypeassert // documented to panic
	object[path[0]] = set(object[path[0]], value, path[1:])

	return object
}

func only(node any, others bool, paths [][]string) any {
	object, ok := node.(map[string]any)
	if !ok || slices.ContainsFunc(paths, func(path []string) bool { return len(path) == 0 }) {
		return node
	}

	kept := map[string]any{}

	for name, member := range object {
		var below [][]string

		for _, path := range paths {
			if path[0] == name {
				below = append(below, path[1:])
			}
		}

		if len(below) > 0 {
			kept[name] = only(member, others, below)
		} else if others {
			kept[name] = nil
		}
	}

	return kept
}
