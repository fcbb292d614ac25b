package apiclient

import (
	"bytes"
	"errors"
	"reflect"
	"strings"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
)

// decode reads a JSON answer into out. A name counts only if it is spelt like the field's, and a name that stands
// twice is an error: a gate must not take such a status for the real one. Errors name JSON paths and types, and no
// value.
func decode(body []byte, out any) error {
	if len(bytes.TrimSpace(body)) == 0 {
		return errEmpty
	}

	err := json.Unmarshal(body, out)
	if err == nil {
		return nil
	}

	if wrong, ok := errors.AsType[*json.SemanticError](err); ok && wrong.GoType != nil {
		return &AnswerError{WrongShape, jsonPath(wrong.JSONPointer) + " is " + mismatch(kind(wrong.JSONKind), want(wrong.GoType))}
	}

	if errors.Is(err, jsontext.ErrDuplicateName) {
		wrong, _ := errors.AsType[*jsontext.SyntacticError](err)

		return &AnswerError{WrongShape, twice(wrong.JSONPointer, reflect.TypeOf(out))}
	}

	return errNotJSON
}

// twice names what stands twice, as far as it is known: names that only the vendor knows may be about a person.
func twice(pointer jsontext.Pointer, t reflect.Type) string {
	var known jsontext.Pointer

	for name := range pointer.Tokens() {
		for t.Kind() == reflect.Pointer {
			t = t.Elem()
		}

		var field reflect.Type

		if t.Kind() == reflect.Struct {
			field, _ = jsonField(t, name)
		} else if t.Kind() == reflect.Slice && t.Name() == "" { // not the bytes of what is decoded as a whole
			field = t.Elem()
		}

		if field == nil {
			return "a name in " + jsonPath(known) + " stands twice"
		}

		known, t = known.AppendToken(name), field
	}

	return jsonPath(known) + " stands twice"
}

func mismatch(got, want string) string {
	if got == want {
		return got + " out of range"
	}

	return got + " where " + want + " was expected"
}

// jsonPath writes a path as people do: data.attributes.status.
func jsonPath(pointer jsontext.Pointer) string {
	if pointer == "" {
		return "the answer's top level"
	}

	var names []string
	for name := range pointer.Tokens() {
		names = append(names, name)
	}

	return strings.Join(names, ".")
}

// kind names the JSON type that arrived.
func kind(of jsontext.Kind) string {
	switch of {
	case '"':
		return "a string"
	case '0':
		return "a number"
	case 't', 'f':
		return "a boolean"
	case '[':
		return "an array"
	case '{':
		return "an object"
	default:
		return "null"
	}
}

// want names the JSON type for a field.
func want(t reflect.Type) string {
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}

	switch t.Kind() {
	case reflect.String:
		return "a string"
	case reflect.Bool:
		return "a boolean"
	case reflect.Float64:
		return "a number"
	case reflect.Slice:
		return "an array"
	default:
		return "an object"
	}
}
