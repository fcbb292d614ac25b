package attribute

import (
	"context"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
)

// BlockRule checks the attributes of a block, which is there: what is missing, contradictory or empty. Attributes may
// be unknown. It is what takes the place of required attributes and of validators that look at siblings, since the
// framework holds an absent block to these, too.
type BlockRule func(at path.Path, attributes map[string]attr.Value) diag.Diagnostics

// Description implements validator.Describer.
func (BlockRule) Description(context.Context) string { return "its attributes must fit together" }

// MarkdownDescription implements validator.Describer.
func (r BlockRule) MarkdownDescription(ctx context.Context) string { return r.Description(ctx) }

// ValidateObject implements validator.Object. An absent and an unknown block are not checked.
func (r BlockRule) ValidateObject(_ context.Context, req validator.ObjectRequest, resp *validator.ObjectResponse) {
	if !req.ConfigValue.IsNull() && !req.ConfigValue.IsUnknown() {
		resp.Diagnostics.Append(r(req.Path, req.ConfigValue.Attributes())...)
	}
}

// Hidden is the rule for a block with secrets: its errors name the block and do not point at it. In JSON, the CLI would
// quote all of it.
func (r BlockRule) Hidden() BlockRule {
	return func(at path.Path, attributes map[string]attr.Value) diag.Diagnostics {
		return WithoutPaths(r(at, attributes))
	}
}

// ExactlyOneOf is a BlockRule: of the named attributes one must be set.
func ExactlyOneOf(names ...string) BlockRule {
	return countOf(names, func(set int) bool { return set == 1 }, "exactly one of")
}

// AllOrNoneOf is a BlockRule: the named attributes must be set together.
func AllOrNoneOf(names ...string) BlockRule {
	return countOf(names, func(set int) bool { return set == 0 || set == len(names) }, "all or none of")
}

func countOf(names []string, allowed func(set int) bool, words string) BlockRule {
	return func(at path.Path, attributes map[string]attr.Value) diag.Diagnostics {
		set := 0

		for _, name := range names {
			if !attributes[name].IsNull() {
				set++
			}
		}

		if allowed(set) {
			return nil
		}

		return diag.Diagnostics{InvalidBlockAt(at, "It must set "+words+": "+strings.Join(names, ", ")+".")}
	}
}

// InvalidBlockAt is the error for a block whose attributes do not fit together.
func InvalidBlockAt(at path.Path, reason string) diag.Diagnostic {
	return diag.NewAttributeErrorDiagnostic(at, InvalidBlock+at.String(), reason)
}
