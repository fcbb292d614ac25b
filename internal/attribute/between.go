package attribute

import (
	"context"
	"errors"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
)

// NumberBetween takes numbers within bounds. It is for number attributes: a number that an integer or float attribute
// cannot hold is an error of the framework's, which points at the block around it, whose lines may have secrets.
func NumberBetween(least, most float64) validator.Number {
	description := fmt.Sprintf("must be a number between %g and %g", least, most)

	return between{least, most, description, false}
}

// IntegerBetween takes whole numbers within bounds, like NumberBetween.
func IntegerBetween(least, most int) validator.Number {
	description := fmt.Sprintf("must be a whole number between %d and %d", least, most)

	return between{float64(least), float64(most), description, true}
}

type between struct {
	least, most float64
	description string
	isInteger   bool
}

func (b between) Description(context.Context) string         { return b.description }
func (b between) MarkdownDescription(context.Context) string { return b.description }

func (b between) ValidateNumber(_ context.Context, req validator.NumberRequest, resp *validator.NumberResponse) {
	if req.ConfigValue.IsNull() || req.ConfigValue.IsUnknown() {
		return
	}

	exact := req.ConfigValue.ValueBigFloat()
	number, _ := exact.Float64() // as precise as the bounds

	if number < b.least || number > b.most || b.isInteger && !exact.IsInt() {
		resp.Diagnostics.Append(Invalid(req.Path, errors.New(b.description)))
	}
}
