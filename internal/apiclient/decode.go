package apiclient

import (
	"bytes"
	"cmp"
	"errors"
	"reflect"
	"slices"
	"strings"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
)

// decode reads a JSON response into out. A name counts only if it is spelled like the field's, and a duplicate field
// is an error: a gate must not take such a status for the real one. What no gate needs is read leniently, and unread
// has the paths of what could not be read. Errors name JSON paths and types, and no value.
func decode(body []byte, out any) (unread []string, err error) {
	body = withoutMark(body)

	if len(bytes.TrimSpace(body)) == 0 {
		return nil, errEmpty
	}

	if err = json.Unmarshal(body, out); err == nil {
		return nil, nil
	}

	if unread, err = decodeLeniently(body, out); err == nil {
		return unread, nil
	}

	if wrong, ok := errors.AsType[*json.SemanticError](err); ok && wrong.GoType != nil {
		return nil, &ResponseError{WrongShape, jsonPath(slices.Collect(wrong.JSONPointer.Tokens())) + " is " + mismatch(wrong)}
	}

	if errors.Is(err, jsontext.ErrDuplicateName) {
		wrong, _ := errors.AsType[*jsontext.SyntacticError](err)

		return nil, &ResponseError{WrongShape, duplicate(wrong.JSONPointer, reflect.TypeOf(out))}
	}

	return nil, errNotJSON
}

// duplicate names a duplicate field, as far as it is known: names that only the vendor knows may be about a person. So may
// be what stands where an index is expected.
func duplicate(pointer jsontext.Pointer, t reflect.Type) string {
	var known []string

	for name := range pointer.Tokens() {
		for t.Kind() == reflect.Pointer {
			t = t.Elem()
		}

		if t.Kind() == reflect.Slice && t.Name() == "" && len(known) > 0 { // not the bytes of what is decoded as a whole
			known[len(known)-1] += "[]"
			t = t.Elem()

			continue
		}

		var field reflect.Type
		if t.Kind() == reflect.Struct {
			field, _ = jsonField(t, name)
		}

		if field == nil {
			return "duplicate field in " + jsonPath(known)
		}

		known, t = append(known, name), field
	}

	return "duplicate field " + jsonPath(known)
}

func mismatch(wrong *json.SemanticError) string {
	return jsonTypes[wrong.JSONKind] + " where " + want(wrong.GoType) + " was expected"
}

// jsonPath writes a path as people do: data.attributes.status.
func jsonPath(names []string) string {
	if len(names) == 0 {
		return "the top level of the response"
	}

	return strings.Join(names, ".")
}

// jsonTypes names the JSON types that may arrive.
var jsonTypes = map[jsontext.Kind]string{
	'"': "a string", '0': "a number", 't': "a boolean", 'f': "a boolean", 'n': "null", '[': "an array", '{': "an object",
}

// want names the JSON type for a field.
func want(t reflect.Type) string {
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}

	return cmp.Or(map[reflect.Kind]string{
		reflect.String: "a string", reflect.Bool: "a boolean", reflect.Float64: "a number", reflect.Slice: "an array",
	}[t.Kind()], "an object")
}
