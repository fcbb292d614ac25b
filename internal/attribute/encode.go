package attribute

import (
	"fmt"
	"maps"
	"math/big"
	"reflect"
	"sync"

	"github.com/hashicorp/terraform-plugin-go/tftypes"
)

// Composite is a value in a model that stands for other values: for the only one, as an envelope around it does, or
// for an object with the attributes of all of them. None of them means null.
type Composite interface{ Models() []any }

// Result returns a configuration with the fields of models in place of the attributes that have their names as a
// tfsdk tag. It does what the framework does with a model, which compiles a regular expression for every
// field of every value and derives every type again; with many sessions that takes most of the time.
//
// Models are structs with strings, booleans, numbers, structs, lists, maps with strings as keys, pointers to all these
// (nil is null) and Composites. Result panics on anything else, and on an attribute of a nested object that no field
// has: the first test that reads shows it.
func Result(configuration tftypes.Value, models ...any) tftypes.Value {
	attributes := map[string]tftypes.Value{}
	if err := configuration.As(&attributes); err != nil {
		panic(err)
	}

	attributes = maps.Clone(attributes)             // it is the configuration's own map, which the framework reads again
	object := configuration.Type().(tftypes.Object) //nolint:forcetypeassert // it was read as one above

	for _, model := range models {
		encodeFields(reflect.ValueOf(model), object, attributes)
	}

	return tftypes.NewValue(object, attributes)
}

// encodeFields adds the fields of a struct, or of all that a Composite stands for, to attributes.
func encodeFields(value reflect.Value, object tftypes.Object, attributes map[string]tftypes.Value) {
	if composite, ok := reflect.TypeAssert[Composite](value); ok {
		for _, model := range composite.Models() {
			encodeFields(reflect.ValueOf(model), object, attributes)
		}

		return
	}

	value = reflect.Indirect(value)

	for _, field := range fieldsOf(value.Type()) {
		attributes[field.name] = encode(value.FieldByIndex(field.index), object.AttributeTypes[field.name])
	}
}

func encode(value reflect.Value, as tftypes.Type) tftypes.Value {
	if composite, ok := reflect.TypeAssert[Composite](value); ok && !isNil(value) {
		if models := composite.Models(); len(models) == 0 {
			return tftypes.NewValue(as, nil)
		} else if len(models) == 1 {
			return encode(reflect.ValueOf(models[0]), as)
		}
	} else if isNil(value) {
		return tftypes.NewValue(as, nil)
	}

	switch as := as.(type) {
	case tftypes.Object:
		attributes := make(map[string]tftypes.Value, len(as.AttributeTypes))
		encodeFields(value, as, attributes)

		return tftypes.NewValue(as, attributes)
	case tftypes.List:
		elements := make([]tftypes.Value, value.Len())
		for i := range elements {
			elements[i] = encode(value.Index(i), as.ElementType)
		}

		return tftypes.NewValue(as, elements)
	case tftypes.Map:
		elements := make(map[string]tftypes.Value, value.Len())
		for entries := value.MapRange(); entries.Next(); {
			elements[entries.Key().String()] = encode(entries.Value(), as.ElementType)
		}

		return tftypes.NewValue(as, elements)
	default:
		return tftypes.NewValue(as, scalar(value))
	}
}

// isNil reports whether a value is null in state. A value that does not exist at all is nil, too.
func isNil(value reflect.Value) bool {
	switch value.Kind() {
	case reflect.Invalid:
		return true
	case reflect.Pointer, reflect.Slice, reflect.Map, reflect.Interface:
		return value.IsNil()
	default:
		return false
	}
}

// scalar returns a value in one of the forms that tftypes takes.
func scalar(value reflect.Value) any {
	if number, ok := reflect.TypeAssert[*big.Float](value); ok {
		return number
	}

	value = reflect.Indirect(value)

	switch value.Kind() {
	case reflect.String:
		return value.String()
	case reflect.Bool:
		return value.Bool()
	default:
		panic(fmt.Sprintf("no attribute for %s", value.Type()))
	}
}

// field is a field of a struct that is an attribute.
type field struct {
	name  string
	index []int
}

// fields keeps what fieldsOf has found.
var fields sync.Map

func fieldsOf(t reflect.Type) []field {
	if known, ok := fields.Load(t); ok {
		return known.([]field) //nolint:forcetypeassert // stored below
	}

	var found []field

	for _, visible := range reflect.VisibleFields(t) {
		if name, tagged := visible.Tag.Lookup("tfsdk"); tagged {
			found = append(found, field{name, visible.Index})
		}
	}

	fields.Store(t, found)

	return found
}
