package attribute

import (
	"fmt"
	"math/big"
	"reflect"

	"github.com/hashicorp/terraform-plugin-go/tftypes"
)

// Decode reads the attributes of an object, such as a whole configuration, into the fields of a struct that have
// their names as a tfsdk tag. A null attribute leaves its field as it is, and so does one that the object does not
// have. Fields are strings, booleans, int64, float64, pointers to these and to structs, lists of strings and maps of
// strings. All values must be known.
func Decode(object tftypes.Value, into any) error {
	return decodeStruct(object, reflect.ValueOf(into).Elem())
}

func decodeStruct(object tftypes.Value, into reflect.Value) error {
	var members map[string]tftypes.Value
	if err := object.As(&members); err != nil {
		return err
	}

	for i := range into.NumField() {
		name := into.Type().Field(i).Tag.Get("tfsdk")

		if err := decode(members[name], into.Field(i)); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}

	return nil
}

func decode(value tftypes.Value, into reflect.Value) error {
	if value.Type() == nil || value.IsNull() {
		return nil
	}

	switch into.Kind() {
	case reflect.Pointer:
		into.Set(reflect.New(into.Type().Elem()))

		return decode(value, into.Elem())
	case reflect.Struct:
		return decodeStruct(value, into)
	case reflect.Slice:
		return decodeList(value, into)
	case reflect.Map:
		return decodeMap(value, into)
	case reflect.Int64, reflect.Float64:
		return decodeNumber(value, into)
	default:
		return value.As(into.Addr().Interface())
	}
}

func decodeNumber(value tftypes.Value, into reflect.Value) error {
	var number big.Float
	if err := value.As(&number); err != nil {
		return err
	}

	if into.CanInt() {
		whole, _ := number.Int64()
		into.SetInt(whole)
	} else {
		float, _ := number.Float64()
		into.SetFloat(float)
	}

	return nil
}

func decodeList(value tftypes.Value, into reflect.Value) error {
	var elements []tftypes.Value
	if err := value.As(&elements); err != nil {
		return err
	}

	into.Set(reflect.MakeSlice(into.Type(), len(elements), len(elements)))

	for i, element := range elements {
		if err := decode(element, into.Index(i)); err != nil {
			return err
		}
	}

	return nil
}

func decodeMap(value tftypes.Value, into reflect.Value) error {
	var elements map[string]tftypes.Value
	if err := value.As(&elements); err != nil {
		return err
	}

	into.Set(reflect.MakeMapWithSize(into.Type(), len(elements)))

	for key, element := range elements {
		decoded := reflect.New(into.Type().Elem()).Elem()
		if err := decode(element, decoded); err != nil {
			return err
		}

		into.SetMapIndex(reflect.ValueOf(key), decoded)
	}

	return nil
}
