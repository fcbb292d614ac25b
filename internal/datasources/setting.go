package datasources

import (
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/provider/schema"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
)

// Setting is one string in a vendor's block, with the environment variable that stands in for it.
type Setting struct {
	Name        string // of the attribute
	Env         string // environment variable
	Description string // Markdown; variable and default are added to it
	Default     string // empty for none
	Credential  bool   // the vendor is configured once all its credentials are set
	Sensitive   bool
	Validators  []validator.String // also hold for the variable's value
}

// Settings are a vendor's settings after resolution.
type Settings struct {
	block  path.Path
	values map[string]string
}

// Get returns a setting's value, empty if it is neither set nor has a default.
func (s Settings) Get(name string) string { return s.values[name] }

// Path returns where users set it, for diagnostics.
func (s Settings) Path(name string) path.Path { return s.block.AtName(name) }

// Invalid is the error for a setting whose value cannot be used. It does not repeat the value.
func (s Settings) Invalid(name string, err error) diag.Diagnostic {
	return invalidValue(s.Path(name), err)
}

// Block returns the vendor's attribute in the provider's schema.
func (v Vendor) Block() schema.SingleNestedAttribute {
	attributes := make(map[string]schema.Attribute, len(v.Settings))
	for _, setting := range v.Settings {
		attributes[setting.Name] = setting.attribute()
	}

	return schema.SingleNestedAttribute{
		MarkdownDescription: v.Description,
		Optional:            true,
		Attributes:          attributes,
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
		Validators:          s.Validators,
	}
}
