package apiclient

import (
	"encoding/json"
	"maps"
	"reflect"
	"slices"
	"strings"
)

// maxUnknown is how many names of unknown fields are listed.
const maxUnknown = 50

// unknownNames returns the JSON paths in body for which out's type has no field, sorted, each once, up to
// maxUnknown. Vendors add fields unannounced; the names help a maintainer, the values are nobody's business.
func unknownNames(body []byte, out any) []string {
	var document any
	if json.Unmarshal(body, &document) != nil {
		return nil
	}

	unknown := map[string]bool{}
	collectUnknown(unknown, document, reflect.TypeOf(out), "")

	names := slices.Sorted(maps.Keys(unknown))

	return names[:min(len(names), maxUnknown)]
}

// collectUnknown walks through a document beside the type that it is decoded into.
func collectUnknown(unknown map[string]bool, node any, t reflect.Type, at string) {
	for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice {
		t = t.Elem()
	}

	switch node := node.(type) {
	case []any:
		for _, element := range node {
			collectUnknown(unknown, element, t, at)
		}
	case map[string]any:
		// What is decoded as a whole has no fields to miss.
		if t.Kind() != reflect.Struct {
			return
		}

		for name, member := range node {
			path := strings.TrimPrefix(at+"."+name, ".")

			if field, known := jsonField(t, name); known {
				collectUnknown(unknown, member, field, path)
			} else {
				unknown[Clean(path)] = true
			}
		}
	}
}

// jsonField returns the type of a struct's field with a JSON name.
func jsonField(t reflect.Type, name string) (reflect.Type, bool) {
	for _, field := range reflect.VisibleFields(t) {
		if tag, _, _ := strings.Cut(field.Tag.Get("json"), ","); tag == name && name != "" {
			return field.Type, true
		}
	}

	return nil, false
}
