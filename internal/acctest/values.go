package acctest

import (
	"encoding/json"
	"math/big"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
)

// Unknown is the value of an argument, a setting or a whole block that is known after apply only.
const Unknown unknown = "known after apply"

type unknown string

// MarshalJSON implements json.Marshaler: null, until encode replaces it.
func (unknown) MarshalJSON() ([]byte, error) { return []byte("null"), nil }

// noError ends a test at an error that only a mistake in the test or in the provider's schema can cause.
func noError(tb testing.TB, err error) {
	tb.Helper()

	if err != nil {
		tb.Fatal(err)
	}
}

// encode turns arguments into an object with the schema's type. What is not given is null.
func encode(tb testing.TB, schema *tfprotov6.Schema, arguments map[string]any) *tfprotov6.DynamicValue {
	tb.Helper()

	if arguments == nil {
		arguments = map[string]any{}
	}

	text, err := json.Marshal(arguments)
	noError(tb, err)

	value, err := tftypes.ValueFromJSON(text, schema.ValueType()) //nolint:staticcheck // the one decoder that there is
	noError(tb, err)

	value, err = tftypes.Transform(value, func(at *tftypes.AttributePath, value tftypes.Value) (tftypes.Value, error) {
		if isUnknown(arguments, at) {
			return tftypes.NewValue(value.Type(), tftypes.UnknownValue), nil
		}

		return value, nil
	})
	noError(tb, err)

	dynamic, err := tfprotov6.NewDynamicValue(value.Type(), value)
	noError(tb, err)

	return &dynamic
}

// isUnknown reports whether arguments have Unknown at a path.
func isUnknown(arguments any, at *tftypes.AttributePath) bool {
	for _, step := range at.Steps() {
		object, _ := arguments.(map[string]any)
		name, _ := step.(tftypes.AttributeName)
		arguments = object[string(name)]
	}

	return arguments == Unknown
}

func decode(tb testing.TB, schema *tfprotov6.Schema, dynamic *tfprotov6.DynamicValue) map[string]any {
	tb.Helper()

	value, err := dynamic.Unmarshal(schema.ValueType())
	noError(tb, err)

	return jsonObject(tb, value)
}

func jsonObject(tb testing.TB, value tftypes.Value) map[string]any {
	tb.Helper()

	object := map[string]any{}
	for name, member := range as[map[string]tftypes.Value](tb, value) {
		object[name] = jsonValue(tb, member)
	}

	return object
}

func jsonValue(tb testing.TB, value tftypes.Value) any {
	tb.Helper()

	switch kind := value.Type(); {
	case value.IsNull():
		return nil
	case kind.Is(tftypes.String):
		return as[string](tb, value)
	case kind.Is(tftypes.Bool):
		return as[bool](tb, value)
	case kind.Is(tftypes.Number):
		number := as[big.Float](tb, value)
		float, _ := number.Float64()

		return float
	case kind.Is(tftypes.List{}):
		list := []any{}
		for _, element := range as[[]tftypes.Value](tb, value) {
			list = append(list, jsonValue(tb, element))
		}

		return list
	default:
		return jsonObject(tb, value)
	}
}

// as returns a value as a Go type.
func as[T any](tb testing.TB, value tftypes.Value) (result T) {
	tb.Helper()
	noError(tb, value.As(&result))

	return result
}

// At returns the value at a path, nil if there is none.
func At(value any, path ...string) any {
	for _, name := range path {
		object, _ := value.(map[string]any)
		value = object[name]
	}

	return value
}
