package apiclient

import (
	"bytes"
	"encoding/json"
	"maps"
	"reflect"
	"slices"
	"strings"
	"sync"
)

// maxUnknown is how many names of unknown fields are listed.
const maxUnknown = 50

// checkNames walks through a JSON document beside the type that it will be decoded into. It refuses what the
// decoder takes for a known field and is none: a name that differs in case only, and a name that stands twice.
// A gate must not take such a status for the real one.
//
// It returns the JSON paths for which the type has no field, sorted, each once, up to maxUnknown. Vendors add
// fields unannounced; the names help a maintainer, the values are nobody's business.
func checkNames(body []byte, out any) (unknown []string, err error) {
	walk := walker{decoder: json.NewDecoder(bytes.NewReader(body)), unknown: map[string]bool{}}
	if err := walk.value(reflect.TypeOf(out), ""); err != nil {
		return nil, err
	}

	names := slices.Sorted(maps.Keys(walk.unknown))

	return names[:min(len(names), maxUnknown)], nil
}

type walker struct {
	decoder *json.Decoder
	unknown map[string]bool
	skipped json.RawMessage // kept for its memory
}

// value reads the next value, which stands at a JSON path. Below an unknown field the type is nil.
func (w *walker) value(t reflect.Type, at string) error {
	for t != nil && (t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice) {
		t = t.Elem()
	}

	// What is decoded as a whole, or not at all, has no names to check.
	if jsonFields(t) == nil {
		if w.decoder.Decode(&w.skipped) != nil {
			return errNotJSON
		}

		return nil
	}

	token, err := w.decoder.Token()
	if err != nil {
		return errNotJSON
	}

	switch token {
	case json.Delim('['):
		for w.decoder.More() {
			if err := w.value(t, at); err != nil {
				return err
			}
		}
	case json.Delim('{'):
		if err := w.members(t, at); err != nil {
			return err
		}
	default:
		return nil
	}

	if _, err := w.decoder.Token(); err != nil { // the closing bracket
		return errNotJSON
	}

	return nil
}

func (w *walker) members(t reflect.Type, at string) error {
	known := jsonFields(t)
	seen := map[string]bool{}

	for w.decoder.More() {
		token, err := w.decoder.Token()
		if err != nil {
			return errNotJSON
		}

		name, _ := token.(string)
		path := strings.TrimPrefix(at+"."+name, ".")
		field, isKnown := known[name]

		switch {
		case seen[name]:
			return &AnswerError{WrongShape, Clean(path) + " stands twice"}
		case !isKnown && looksKnown(known, name):
			return &AnswerError{WrongShape, Clean(path) + " differs from a known name in case only"}
		case !isKnown:
			w.unknown[Clean(path)] = true
		}

		seen[name] = true

		if err := w.value(field, path); err != nil {
			return err
		}
	}

	return nil
}

func looksKnown(known map[string]reflect.Type, name string) bool {
	for candidate := range known {
		if strings.EqualFold(candidate, name) {
			return true
		}
	}

	return false
}

// fieldsByType keeps what jsonFields has found.
var fieldsByType sync.Map

// jsonFields maps the JSON names of a struct's fields to their types. It is nil for any other type: what is
// decoded as a whole has no fields to check.
func jsonFields(t reflect.Type) map[string]reflect.Type {
	if t == nil || t.Kind() != reflect.Struct {
		return nil
	}

	if fields, ok := fieldsByType.Load(t); ok {
		return fields.(map[string]reflect.Type) //nolint:forcetypeassert // stored below
	}

	fields := map[string]reflect.Type{}

	for _, field := range reflect.VisibleFields(t) {
		if name, _, _ := strings.Cut(field.Tag.Get("json"), ","); name != "" {
			fields[name] = field.Type
		}
	}

	fieldsByType.Store(t, fields)

	return fields
}
