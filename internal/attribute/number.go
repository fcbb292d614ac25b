package attribute

import (
	"math/big"
	"reflect"
	"strings"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
)

// precision is what Terraform itself parses numbers with. With less, 0.1 from a vendor is greater than the 0.1 of
// a configuration.
const precision = 512

// JSONNumber is a number in a response and in state, with all digits that Terraform can hold. Absent and null are
// nil.
type JSONNumber struct{ Value *big.Float }

// Models implements Composite.
func (n JSONNumber) Models() []any { return []any{n.Value} }

// UnmarshalJSONFrom implements json.UnmarshalerFrom.
func (n *JSONNumber) UnmarshalJSONFrom(decoder *jsontext.Decoder) error {
	text, err := decoder.ReadValue()
	if err != nil {
		return err
	}

	if text.Kind() == 'n' {
		n.Value = nil

		return nil
	}

	value, ok := parseNumber(string(text))
	if !ok {
		return &json.SemanticError{JSONKind: text.Kind(), GoType: reflect.TypeFor[float64]()}
	}

	n.Value = value

	return nil
}

// maxDigits is how long a number may be: more than any double needs, and little enough to compute with.
const maxDigits = 400

// parseNumber refuses what is not a number, and any number that would keep Terraform busy: one of a few bytes can
// have millions of digits, and Terraform's protocol writes them out.
func parseNumber(text string) (*big.Float, bool) {
	if len(text) > maxDigits {
		return nil, false
	}

	value, _, err := big.ParseFloat(text, 10, precision, big.ToNearestEven)
	if err != nil || value.IsInf() || outOfRange(value) {
		return nil, false
	}

	// A number that is too small for any exponent is parsed as zero.
	mantissa, _, _ := strings.Cut(strings.ToLower(text), "e")

	return value, value.Sign() != 0 || !strings.ContainsAny(mantissa, "123456789")
}

// outOfRange reports whether a number is outside what a double can hold, the widest type that vendors mean.
func outOfRange(value *big.Float) bool {
	exponent := value.MantExp(nil)

	return exponent > 1024 || exponent < -1100
}
