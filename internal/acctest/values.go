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

// encode turns arguments into an object with the schema's type. What is not given is null.
func encode(tb testing.TB, schema *tfprotov6.Schema, arguments map[string]any) *tfprotov6.DynamicValue {
	tb.Helper()

	if arguments == nil {
		arguments = map[string]any{}
	}

	as := schema.ValueType()

	text, err := json.Marshal(arguments)
	if err != nil {
		tb.Fatal(err)
	}

	value, err := tftypes.ValueFromJSON(text, as) //nolint:staticcheck // the one decoder that there is
	if err != nil {
		tb.Fatal(err)
	}

	value, err = tftypes.Transform(value, func(at *tftypes.AttributePath, value tftypes.Value) (tftypes.Value, error) {
		if isUnknown(arguments, at) {
			return tftypes.NewValue(value.Type(), tftypes.UnknownValue), nil
		}

		return value, nil
	})
	if err != nil {
		tb.Fatal(err)
	}

	dynamic, err := tfprotov6.NewDynamicValue(as, value)
	if err != nil {
		tb.Fatal(err)
	}

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
	if err != nil {
		tb.Fatal(err)
	}

	object, ok := jsonValue(tb, value).(map[string]any)
	if !ok {
		tb.Fatalf("%s is not an object", value)
	}

	return object
}

func jsonValue(tb testing.TB, value tftypes.Value) any {
	tb.Helper()

	if value.IsNull() {
		return nil
	}

	var err error

	switch as := value.Type(); {
	case as.Is(tftypes.String):
		var text string
		if err = value.As(&text); err == nil {
			return text
		}
	case as.Is(tftypes.Bool):
		var flag bool
		if err = value.As(&flag); err == nil {
			return flag
		}
	case as.Is(tftypes.Number):
		var number big.Float
		if err = value.As(&number); err == nil {
			float, _ := number.Float64()

			return float
		}
	case as.Is(tftypes.List{}):
		var elements []tftypes.Value
		if err = value.As(&elements); err == nil {
			list := make([]any, len(elements))
			for i, element := range elements {
				list[i] = jsonValue(tb, element)
			}

			return list
		}
	default:
		var members map[string]tftypes.Value
		if err = value.As(&members); err == nil {
			object := make(map[string]any, len(members))
			for name, member := range members {
				object[name] = jsonValue(tb, member)
			}

			return object
		}
	}

	tb.Fatal(err)

	return nil
}

// At returns the value at a path, nil if there is none.
func At(value any, path ...string) any {
	for _, name := range path {
		object, _ := value.(map[string]any)
		value = object[name]
	}

	return value
}
