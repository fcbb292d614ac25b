package beltic

import (
	"math"
	"strconv"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
)

// members returns the members of an object, none for anything else.
func members(value jsontext.Value) map[string]jsontext.Value {
	var object map[string]jsontext.Value
	if value.Kind() == '{' {
		_ = json.Unmarshal(value, &object, jsontext.AllowInvalidUTF8(true)) // as it was read
	}

	return object
}

// elements returns the elements of an array, none for anything else.
func elements(value jsontext.Value) []jsontext.Value {
	var list []jsontext.Value
	if value.Kind() == '[' {
		_ = json.Unmarshal(value, &list, jsontext.AllowInvalidUTF8(true)) // as it was read
	}

	return list
}

// stringOf returns a string, empty for anything else.
func stringOf(value jsontext.Value) string {
	var text string
	if value.Kind() == '"' {
		_ = json.Unmarshal(value, &text, jsontext.AllowInvalidUTF8(true))
	}

	return text
}

// parseNumber returns a number, also one in a string, and reports whether there is one.
func parseNumber(value jsontext.Value) (parsed float64, ok bool) {
	text := string(value)
	if value.Kind() == '"' {
		text = stringOf(value)
	}

	parsed, err := strconv.ParseFloat(text, 64)
	if err != nil || math.IsNaN(parsed) || math.IsInf(parsed, 0) {
		return 0, false
	}

	return parsed, true
}

// firstBool returns the first of an object's members that is a boolean, also in a string.
func firstBool(object map[string]jsontext.Value, names ...string) (value, ok bool) {
	for _, name := range names {
		switch text := object[name]; {
		case text.Kind() == 't', stringOf(text) == "true":
			return true, true
		case text.Kind() == 'f', stringOf(text) == "false":
			value, ok = false, true
		}
	}

	return value, ok
}
