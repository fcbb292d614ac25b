package apiclient

import (
	"bytes"
	"encoding/json"
	"errors"
	"reflect"
	"strings"
)

// decode reads a JSON answer into out, and returns the names that out has no field for. Its errors name JSON
// paths and types, and no value.
func decode(body []byte, out any) (unknown []string, err error) {
	if len(bytes.TrimSpace(body)) == 0 {
		return nil, errEmpty
	}

	if err := unmarshal(body, out); err != nil {
		return nil, err
	}

	return checkNames(body, out)
}

func unmarshal(body []byte, out any) error {
	err := json.Unmarshal(body, out)

	var wrongType *json.UnmarshalTypeError

	switch {
	case err == nil:
		return nil
	case errors.As(err, &wrongType):
		return &AnswerError{
			WrongShape,
			jsonPath(wrongType.Field) + " is " + mismatch(got(wrongType.Value), want(wrongType.Type)),
		}
	default:
		return errNotJSON
	}
}

func mismatch(got, want string) string {
	if got == want {
		return got + " out of range"
	}

	return got + " where " + want + " was expected"
}

func jsonPath(field string) string {
	if field == "" {
		return "the answer's top level"
	}

	return field
}

// got names the JSON type that arrived. The decoder's own text may carry the value: "number 123".
func got(value string) string {
	kind, _, _ := strings.Cut(value, " ")

	return article(kind)
}

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

func article(kind string) string {
	switch kind {
	case "bool":
		return "a boolean"
	case "array", "object":
		return "an " + kind
	default:
		return "a " + kind
	}
}
