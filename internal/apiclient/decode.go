package apiclient

import (
	"cmp"
	"context"
	"errors"
	"reflect"
	"strings"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
)

// decode reads a JSON response into out. A name counts only if it is spelled like the field's, and a duplicate field
// is an error: a gate must not take such a status for the real one. What no gate needs is read leniently, and unread
// has the paths of what could not be read. Errors name JSON paths and types, and no value.
func decode(ctx context.Context, body []byte, out any) (unread []string, err error) {
	body = withoutMark(body)

	if err = json.Unmarshal(body, out); err == nil {
		return nil, nil
	}

	unread, err = decodeLeniently(ctx, body, out)
	if _, isKnown := errors.AsType[*ResponseError](err); err == nil || isKnown || ctx.Err() != nil {
		return unread, err
	}

	if wrong, ok := errors.AsType[*json.SemanticError](err); ok && wrong.GoType != nil {
		path, _ := knownPath(wrong.JSONPointer, reflect.TypeOf(out))

		return nil, &ResponseError{WrongShape, path + " is " + mismatch(wrong)}
	}

	if errors.Is(err, jsontext.ErrDuplicateName) {
		wrong, _ := errors.AsType[*jsontext.SyntacticError](err)

		path, isWhole := knownPath(wrong.JSONPointer, reflect.TypeOf(out))
		if !isWhole {
			path = "in " + path
		}

		return nil, &ResponseError{WrongShape, "duplicate field " + path}
	}

	return nil, errNotJSON
}

// knownPath writes a path as people do, data.attributes.status, as far as it is known: names that only the vendor knows
// may be about a person. So may be what stands where an index is expected. isWhole says that all of the path is known.
func knownPath(pointer jsontext.Pointer, t reflect.Type) (path string, isWhole bool) {
	for name := range pointer.Tokens() {
		for t.Kind() == reflect.Pointer {
			t = t.Elem()
		}

		if t.Kind() == reflect.Slice && t.Name() == "" { // not the bytes of what is decoded as a whole
			path, t = path+"[]", t.Elem()

			continue
		}

		var field reflect.Type
		if t.Kind() == reflect.Struct {
			field = fieldsOf(t)[name]
		}

		if field == nil {
			return cmp.Or(path, topLevel), false
		}

		path, t = strings.TrimPrefix(path+"."+name, "."), field
	}

	return cmp.Or(path, topLevel), true
}

// topLevel is the path of the response itself.
const topLevel = "the top level of the response"

func mismatch(wrong *json.SemanticError) string {
	return jsonTypes[wrong.JSONKind] + " where " + want(wrong.GoType) + " was expected"
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
