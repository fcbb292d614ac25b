package datasources

import (
	"encoding/json"
	"math/big"
	"reflect"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/types"
)

// precision is what Terraform itself parses numbers with. With less, 0.1 from a vendor is greater than the 0.1 of
// a configuration.
const precision = 512

// JSONNumber is a number in an answer and in state, with every digit that the vendor wrote. Absent and null are
// null.
type JSONNumber struct{ types.Number }

// UnmarshalJSON implements json.Unmarshaler.
func (n *JSONNumber) UnmarshalJSON(data []byte) error {
	if string(data) == "null" {
		n.Number = types.NumberNull()

		return nil
	}

	// A number of a few bytes can have millions of digits, and Terraform's protocol writes them out. Refuse by the
	// length of the exponent before anything computes with it.
	value, _, err := big.ParseFloat(string(data), 10, precision, big.ToNearestEven)
	if err != nil || value.IsInf() || outOfRange(value) {
		return &json.UnmarshalTypeError{Value: jsonKind(data), Type: reflect.TypeFor[float64]()}
	}

	n.Number = types.NumberValue(value)

	return nil
}

// outOfRange reports whether a number is outside what a double can hold, the widest that vendors mean.
func outOfRange(value *big.Float) bool {
	exponent := value.MantExp(nil)

	return exponent > 1024 || exponent < -1100
}

// Equal compares the values.
func (n JSONNumber) Equal(other attr.Value) bool {
	if number, ok := other.(JSONNumber); ok {
		return n.Number.Equal(number.Number)
	}

	return n.Number.Equal(other)
}

// jsonKind names the type of a JSON value by its first byte, in the decoder's words.
func jsonKind(data []byte) string {
	switch data[0] {
	case '"':
		return "string"
	case '{':
		return "object"
	case '[':
		return "array"
	case 't', 'f':
		return "bool"
	default:
		return "number"
	}
}
