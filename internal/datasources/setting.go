package datasources

import (
	"context"
	"slices"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/provider/schema"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/seed-97276580/terraform-provider-identity/internal/attribute"
)

// Setting is one string in a vendor's block, with the environment variable that takes its place.
type Setting struct {
	Name        string // of the attribute
	Env         string // environment variable
	Description string // Markdown; variable and default are added to it
	Default     string // empty for none
	Credential  bool   // the vendor is configured once all its credentials are set
	Sensitive   bool
	Validators  []validator.String // also hold for the variable's value

	// Choice names the settings that choose what this one does: if the block sets any of them, the environment variable
	// is ignored.
	Choice []string
	// Own lists the vendor's own addresses of production, if the setting is an address or implies one. An environment
	// variable with another value is not trusted: it may be left over.
	Own []string
	// Prefixes has the documented beginning of a credential for each of the vendor's environments; the first is the one
	// of production. It is compared with the setting "environment".
	Prefixes []Prefix
}

// Prefix is how a credential for an environment begins.
type Prefix struct{ Environment, Prefix string }

// Settings are a vendor's settings after resolution.
type Settings struct {
	block  path.Path
	values map[string]settingValue
}

type settingValue struct {
	text      string
	fromEnv   bool
	isDefault bool
}

// Get returns a setting's value, empty if it is neither set nor has a default.
func (s Settings) Get(name string) string { return s.values[name].text }

// Invalid is the error for a setting whose value cannot be used. It does not repeat the value, and points at nothing,
// because the value may be from the environment: the CLI would quote the whole block.
func (s Settings) Invalid(name string, err error) diag.Diagnostics {
	return attribute.WithoutPaths(diag.Diagnostics{attribute.Invalid(s.block.AtName(name), err)})
}

// Block returns the vendor's block in the provider's schema.
func (v Vendor) Block() schema.SingleNestedBlock {
	attributes := make(map[string]schema.Attribute, len(v.Settings))
	for _, setting := range v.Settings {
		attributes[setting.Name] = setting.attribute()
	}

	validators := make([]validator.Object, 0, len(v.Rules))
	for _, rule := range v.Rules {
		validators = append(validators, rule.Hidden())
	}

	return schema.SingleNestedBlock{
		MarkdownDescription: v.Description, Attributes: attributes, Validators: validators,
	}
}

func (s Setting) attribute() schema.StringAttribute {
	text := s.Description + " Environment variable: `" + s.Env + "`."
	if s.Default != "" {
		text += " Default: `" + s.Default + "`."
	}

	return schema.StringAttribute{
		MarkdownDescription: text,
		Optional:            true,
		Sensitive:           s.Sensitive,
		Validators:          s.validators(),
	}
}

func (s Setting) validators() []validator.String {
	validators := slices.Clone(s.Validators)
	if s.Sensitive {
		for i, check := range validators {
			validators[i] = attribute.Hidden(check)
		}
	}

	return validators
}

// remedy says how to set it.
func (s Setting) remedy(block string) string {
	return "Set " + s.Name + " in the provider's " + block + " block, or the environment variable " + s.Env + "."
}

// validateEnv holds a variable's value to the attribute's own rules.
func (s Setting) validateEnv(ctx context.Context, at path.Path, value string) diag.Diagnostics {
	var diags diag.Diagnostics

	for _, rule := range s.Validators {
		resp := validator.StringResponse{}
		rule.ValidateString(ctx, validator.StringRequest{Path: at, ConfigValue: types.StringValue(value)}, &resp)

		for _, problem := range resp.Diagnostics {
			diags.AddError(problem.Summary(),
				problem.Detail()+"\n\nThe value comes from the environment variable "+s.Env+".")
		}
	}

	return diags
}

// hold holds the settings of the block and of the environment, without the defaults, to the rules of the block. Its
// errors name the environment variables that are set.
func (v Vendor) hold(settings Settings) diag.Diagnostics {
	var (
		diags     diag.Diagnostics
		variables []string
	)

	attributes := make(map[string]attr.Value, len(v.Settings))

	for _, setting := range v.Settings {
		value := settings.values[setting.Name]

		attributes[setting.Name] = types.StringNull()
		if value.text != "" && !value.isDefault {
			attributes[setting.Name] = types.StringValue(value.text)
		}

		if value.fromEnv {
			variables = append(variables, setting.Env)
		}
	}

	for _, rule := range v.Rules {
		for _, problem := range rule(settings.block, attributes) {
			detail := problem.Detail()
			if len(variables) > 0 {
				detail += "\n\nThese environment variables are set: " + strings.Join(variables, ", ") + "."
			}

			diags.AddError(problem.Summary(), detail)
		}
	}

	return diags
}
