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

// unknownFields lists the JSON paths in body for which the type of out has no field, sorted, each once, up to
// maxUnknown. Vendors add fields unannounced; the names help a maintainer, the values are nobody's business.
func unknownFields(body []byte, out any) []string {
	var value any
	if json.Unmarshal(body, &value) != nil {
		return nil
	}

	found := map[string]bool{}
	collectUnknown(value, reflect.TypeOf(out), "", found)

	names := slices.Sorted(maps.Keys(found))

	return names[:min(len(names), maxUnknown)]
}

func collectUnknown(value any, t reflect.Type, at string, found map[string]bool) {
	for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice {
		t = t.Elem()
	}

	switch value := value.(type) {
	case []any:
		for _, element := range value {
			collectUnknown(element, t, at, found)
		}
	case map[string]any:
		if t.Kind() != reflect.Struct {
			return
		}

		known := jsonFields(t)
		for name, member := range value {
			path := strings.TrimPrefix(at+"."+name, ".")
			if field, ok := known[name]; ok {
				collectUnknown(member, field, path, found)
			} else {
				found[Clean(path)] = true
			}
		}
	}
}

// jsonFields maps the JSON names of a struct's fields to their types.
func jsonFields(t reflect.Type) map[string]reflect.Type {
	fields := map[string]reflect.Type{}

	for _, field := range reflect.VisibleFields(t) {
		if name, _, _ := strings.Cut(field.Tag.Get("json"), ","); name != "" {
			fields[name] = field.Type
		}
	}

	return fields
}
