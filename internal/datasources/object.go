package datasources

import (
	"context"
	"fmt"
	"maps"
	"reflect"
	"sync"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/types"
)

// NewObject returns a model as an object, for State.Set. It does what the framework does with a model, for the kinds
// of fields that models here have, and panics on any other: the first test that reads shows it. The framework
// compiles a regular expression for every field of every value and works every type out again; with many sessions
// that is what the provider's time goes into.
func NewObject(model any) types.Object {
	value := reflect.ValueOf(model)
	known := structOf(value.Type())
	attributeTypes := maps.Clone(known.types)
	attributes := known.values(value)

	// The type of a framework's object is known from its value only.
	for name, attribute := range attributes {
		attributeTypes[name] = attribute.Type(context.Background())
	}

	return types.ObjectValueMust(attributeTypes, attributes)
}

// structType is a struct type with the attributes that its fields are.
type structType struct {
	fields []reflect.StructField
	types  map[string]attr.Type
}

// structTypes keeps what structOf has found.
var structTypes sync.Map

func structOf(t reflect.Type) structType {
	if known, ok := structTypes.Load(t); ok {
		return known.(structType) //nolint:forcetypeassert // stored below
	}

	known := structType{types: map[string]attr.Type{}}

	for _, field := range reflect.VisibleFields(t) {
		if name, tagged := field.Tag.Lookup("tfsdk"); tagged {
			known.fields = append(known.fields, field)
			known.types[name] = attributeType(field.Type)
		}
	}

	structTypes.Store(t, known)

	return known
}

func (s structType) values(of reflect.Value) map[string]attr.Value {
	attributes := make(map[string]attr.Value, len(s.fields))
	for _, field := range s.fields {
		attributes[field.Tag.Get("tfsdk")] = attributeValue(of.FieldByIndex(field.Index))
	}

	return attributes
}

func attributeType(t reflect.Type) attr.Type {
	if value, ok := reflect.TypeAssert[attr.Value](reflect.Zero(t)); ok && t.Kind() == reflect.Struct {
		return value.Type(context.Background())
	}

	switch t.Kind() {
	case reflect.Pointer:
		return attributeType(t.Elem())
	case reflect.String:
		return types.StringType
	case reflect.Bool:
		return types.BoolType
	case reflect.Int64:
		return types.Int64Type
	case reflect.Slice:
		return types.ListType{ElemType: attributeType(t.Elem())}
	case reflect.Map:
		return types.MapType{ElemType: attributeType(t.Elem())}
	case reflect.Struct:
		return types.ObjectType{AttrTypes: structOf(t).types}
	default:
		panic(fmt.Sprintf("no attribute type for %s", t))
	}
}

func attributeValue(value reflect.Value) attr.Value {
	if framework, ok := reflect.TypeAssert[attr.Value](value); ok {
		return framework
	}

	switch value.Kind() {
	case reflect.Pointer:
		if value.IsNil() {
			return attributeType(value.Type()).ValueType(context.Background()) // its zero value is null
		}

		return attributeValue(value.Elem())
	case reflect.String:
		return types.StringValue(value.String())
	case reflect.Bool:
		return types.BoolValue(value.Bool())
	case reflect.Int64:
		return types.Int64Value(value.Int())
	case reflect.Slice:
		return list(value)
	case reflect.Map:
		return stringMap(value)
	default:
		known := structOf(value.Type())

		return types.ObjectValueMust(known.types, known.values(value))
	}
}

func list(value reflect.Value) attr.Value {
	elementType := attributeType(value.Type().Elem())
	if value.IsNil() {
		return types.ListNull(elementType)
	}

	elements := make([]attr.Value, value.Len())
	for i := range elements {
		elements[i] = attributeValue(value.Index(i))
	}

	return types.ListValueMust(elementType, elements)
}

func stringMap(value reflect.Value) attr.Value {
	elementType := attributeType(value.Type().Elem())
	if value.IsNil() {
		return types.MapNull(elementType)
	}

	elements := make(map[string]attr.Value, value.Len())
	for entries := value.MapRange(); entries.Next(); {
		elements[entries.Key().String()] = attributeValue(entries.Value())
	}

	return types.MapValueMust(elementType, elements)
}
