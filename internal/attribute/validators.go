package attribute

import (
	"context"
	"errors"
	"slices"
	"strings"
	"time"
	"unicode"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"

	"github.com/seed-97276580/terraform-provider-identity/internal/apiclient"
)

// Rule returns a validator for what check has to say. Its messages never repeat the value, which may be a secret.
func Rule(description string, check func(value string) error) validator.String {
	return rule{description, check}
}

// Text takes strings that are not empty, have no whitespace around them, and no control characters or characters that
// cannot be seen. A trailing line break from a file is the usual mistake.
func Text() validator.String {
	return Rule("must not be empty, have whitespace around it or contain control or invisible characters", CheckText)
}

// ID takes what Text takes, except for what is never an id: addresses, and what has the path elements "." and "..",
// which no escaping protects.
func ID() validator.String {
	return Rule("must not be empty or an address, have the path element \".\" or \"..\" or whitespace around it, or "+
		"contain control or invisible characters", checkID)
}

// OneOf takes one of words, spelled as they are. Unlike the library's validator, it does not repeat the value: whoever
// mixes up two settings may have given it a credential.
func OneOf(words ...string) validator.String {
	description := "must be one of: " + strings.Join(words, ", ")

	return Rule(description, func(value string) error {
		if !slices.Contains(words, value) {
			return errors.New(description)
		}

		return nil
	})
}

// Duration takes positive durations, such as "30s".
func Duration() validator.String {
	return DurationBetween(1, 1<<63-1, `must be a positive duration, such as "30s" or "2m"`)
}

// DurationBetween takes durations within bounds, which the description says.
func DurationBetween(least, most time.Duration, description string) validator.String {
	return Rule(description, func(value string) error {
		if duration, err := time.ParseDuration(value); err != nil || duration < least || duration > most {
			return errors.New(description)
		}

		return nil
	})
}

// CheckText is what Text checks.
func CheckText(value string) error {
	switch {
	case value == "":
		return errors.New("must not be empty")
	case strings.ContainsFunc(value, isInvisible):
		return errors.New("must not contain invisible characters, such as a byte order mark or a zero-width space; type it " +
			"instead of copying it")
	case strings.TrimSpace(value) != value:
		return errors.New("must not have whitespace around it; if it comes from a file, wrap it in trimspace()")
	case strings.ContainsFunc(value, unicode.IsControl):
		return errors.New("must not contain control characters")
	default:
		return nil
	}
}

func checkID(value string) error {
	if err := apiclient.CheckPath(value); err != nil {
		return err
	}

	if strings.Contains(value, "://") {
		return errors.New("must not be an address; of an address that ends in the id, write the id alone")
	}

	return CheckText(value)
}

// isInvisible reports whether a character looks like nothing or like an ordinary space: byte order marks, zero-width
// characters, soft hyphens, non-breaking spaces and their like.
func isInvisible(r rune) bool {
	return unicode.In(r, unicode.Cf, unicode.Other_Default_Ignorable_Code_Point, unicode.Variation_Selector) ||
		r != ' ' && unicode.Is(unicode.Z, r)
}

// NotNull is a validator of the elements of a list or map. Its error names the index or key.
func NotNull() validator.String { return notNull{Rule("must not be null", nil)} }

type notNull struct{ validator.String }

func (notNull) ValidateString(_ context.Context, req validator.StringRequest, resp *validator.StringResponse) {
	if req.ConfigValue.IsNull() {
		resp.Diagnostics.Append(Invalid(req.Path, errors.New("must not be null")))
	}
}

type rule struct {
	description string
	check       func(string) error
}

func (r rule) Description(context.Context) string         { return r.description }
func (r rule) MarkdownDescription(context.Context) string { return r.description }

func (r rule) ValidateString(_ context.Context, req validator.StringRequest, resp *validator.StringResponse) {
	if req.ConfigValue.IsNull() || req.ConfigValue.IsUnknown() {
		return
	}

	if err := r.check(req.ConfigValue.ValueString()); err != nil {
		resp.Diagnostics.Append(Invalid(req.Path, err))
	}
}

// Hidden is a validator of a secret. Its errors name the attribute and do not point at it: the CLI quotes the lines
// that an error points at, and the secret may be written there.
func Hidden(check validator.String) validator.String { return hidden{check} }

type hidden struct{ validator.String }

func (h hidden) ValidateString(ctx context.Context, req validator.StringRequest, resp *validator.StringResponse) {
	var checked validator.StringResponse

	h.String.ValidateString(ctx, req, &checked)

	resp.Diagnostics.Append(WithoutPaths(checked.Diagnostics)...)
}

// WithoutPaths returns diagnostics that point at nothing.
func WithoutPaths(diags diag.Diagnostics) (pathless diag.Diagnostics) {
	for _, problem := range diags {
		if problem.Severity() == diag.SeverityError {
			pathless.AddError(problem.Summary(), problem.Detail())
		} else {
			pathless.AddWarning(problem.Summary(), problem.Detail())
		}
	}

	return pathless
}

// What the summaries of validators begin with; the path of an attribute or block follows.
const (
	InvalidValue = "Invalid value of "
	InvalidBlock = "Invalid block "
)

// Invalid is the error for a value that cannot be used, without the value.
func Invalid(at path.Path, err error) diag.Diagnostic {
	named := at
	for strings.Contains(named.String(), "://") { // as the key of a map; who knows a session's address may use it
		named = named.ParentPath()
	}

	return diag.NewAttributeErrorDiagnostic(named, InvalidValue+named.String(), "The value "+err.Error()+".")
}
