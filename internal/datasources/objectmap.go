package datasources

import (
	"context"
	"fmt"
	"reflect"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/types"
)

// NewObjectMap returns structs as a map of objects in state. Each field of T is an attribute: a string, *string or
// []*string with a tfsdk tag. Any other type panics, and the first test that reads shows it. The framework's own
// reflection gives the same, and takes longer: it works every type out again for every value.
func NewObjectMap[T any](structs map[string]T) types.Map {
	fields := reflect.VisibleFields(reflect.TypeFor[T]())

	values := func(of reflect.Value) map[string]attr.Value {
		attributes := make(map[string]attr.Value, len(fields))
		for _, field := range fields {
			attributes[field.Tag.Get("tfsdk")] = attributeValue(of.FieldByIndex(field.Index).Interface())
		}

		return attributes
	}

	var zero T

	objectType := types.ObjectType{AttrTypes: map[string]attr.Type{}}
	for name, value := range values(reflect.ValueOf(zero)) {
		objectType.AttrTypes[name] = value.Type(context.Background())
	}

	objects := make(map[string]attr.Value, len(structs))
	for key, element := range structs {
		objects[key] = types.ObjectValueMust(objectType.AttrTypes, values(reflect.ValueOf(element)))
	}

	return types.MapValueMust(objectType, objects)
}

func attributeValue(field any) attr.Value {
	switch value := field.(type) {
	case string:
		return types.StringValue(value)
	case *string:
		return types.StringPointerValue(value)
	case []*string:
		return stringList(value)
	default:
		panic(fmt.Sprintf("no attribute of %T", field))
	}
}

func stringList(texts []*string) types.List {
	if texts == nil {
		return types.ListNull(types.StringType)
	}

	elements := make([]attr.Value, 0, len(texts))
	for _, text := range texts {
		elements = append(elements, types.StringPointerValue(text))
	}

	return types.ListValueMust(types.StringType, elements)
}
