package apiclient

import (
	"encoding/json"
	"maps"
	"reflect"
	"slices"
	"strings"
	"sync"
)

// maxUnknownFields is how many unknown fields are listed.
const maxUnknownFields = 50

// unknownFields returns the JSON paths in body for which out's type has no field, sorted, each once, up to
// maxUnknownFields. Vendors add fields unannounced; the names help a maintainer, the values are nobody's business.
// Below the personal paths a name may be personal data: of these, only the known part is listed.
func unknownFields(body []byte, out any, personal []string) []string {
	var document any
	if json.Unmarshal(body, &document) != nil {
		return nil
	}

	found := collector{map[string]bool{}, personal}
	found.collect(document, reflect.TypeOf(out), "", false)

	names := slices.Sorted(maps.Keys(found.unknown))

	return names[:min(len(names), maxUnknownFields)]
}

type collector struct {
	unknown  map[string]bool
	personal []string
}

// collect walks through a document beside the type that it is decoded into.
func (c collector) collect(node any, t reflect.Type, at string, isPersonal bool) {
	for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice {
		t = t.Elem()
	}

	isPersonal = isPersonal || slices.Contains(c.personal, at)

	switch node := node.(type) {
	case []any:
		for _, element := range node {
			c.collect(element, t, at, isPersonal)
		}
	case map[string]any:
		// What is decoded as a whole, or is empty, has no fields to miss.
		if isWhole(t) || len(node) == 0 {
			return
		}

		fields := fieldsOf(t)

		for name, member := range node {
			path := strings.TrimPrefix(at+"."+name, ".")

			switch field, known := fields[name]; {
			case known:
				c.collect(member, field, path, isPersonal)
			case isPersonal:
				c.unknown[at] = true
			default:
				c.unknown[path] = true // presented by who logs it
			}
		}
	}
}

// jsonTag returns a field's JSON name, empty if it has none, and the option behind it.
func jsonTag(field reflect.StructField) (name, option string) {
	name, option, _ = strings.Cut(field.Tag.Get("json"), ",")
	if name == "-" {
		return "", option
	}

	return name, option
}

// knownFields keeps what fieldsOf has found: a response may have very many objects.
var knownFields sync.Map

// fieldsOf returns the types of a struct's fields by their JSON names, for reading only.
func fieldsOf(t reflect.Type) map[string]reflect.Type {
	if known, ok := knownFields.Load(t); ok {
		return known.(map[string]reflect.Type) //nolint:forcetypeassert // stored below
	}

	fields := map[string]reflect.Type{}

	for _, field := range reflect.VisibleFields(t) {
		if name, _ := jsonTag(field); name != "" {
			fields[name] = field.Type
		}
	}

	knownFields.Store(t, fields)

	return fields
}
