package datasources

import (
	"math/big"
	"reflect"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/types"
)

// precision is what Terraform itself parses numbers with. With less, 0.1 from a vendor is greater than the 0.1 of
// a configuration.
const precision = 512

// JSONNumber is a number in an answer and in state, with every digit that the vendor wrote. Absent and null are
// null.
type JSONNumber struct{ types.Number }

// UnmarshalJSONFrom implements json.UnmarshalerFrom.
func (n *JSONNumber) UnmarshalJSONFrom(decoder *jsontext.Decoder) error {
	text, err := decoder.ReadValue()
	if err != nil {
		return err
	}

	if text.Kind() == 'n' {
		n.Number = types.NumberNull()

		return nil
	}

	// A number of a few bytes can have millions of digits, and Terraform's protocol writes them out. Refuse by the
	// length of the exponent before anything computes with it.
	value, _, err := big.ParseFloat(string(text), 10, precision, big.ToNearestEven)
	if err != nil || value.IsInf() || outOfRange(value) {
		return &json.SemanticError{JSONKind: text.Kind(), GoType: reflect.TypeFor[float64]()}
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
