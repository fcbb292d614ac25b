package datasources

import (
	"context"
	"fmt"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"
)

// Getenv looks an environment variable up, as os.Getenv does. Empty means not set.
type Getenv func(name string) string

// Configure makes the vendor's client from its block, which must be wholly known, the environment and the
// defaults, in this order. It makes no request. Without a block, what the environment lacks or has wrong is an error
// for those only who read from the vendor: see ClientOf.
func (v Vendor) Configure(ctx context.Context, block types.Object, getenv Getenv, options Options) (any, diag.Diagnostics) {
	client, diags := v.configure(ctx, block, getenv, options)
	if !block.IsNull() || !diags.HasError() {
		return client, diags
	}

	var withoutPaths diag.Diagnostics // which a reader's configuration does not have
	for _, problem := range diags {
		withoutPaths.AddError(problem.Summary(), problem.Detail())
	}

	return notConfigured{withoutPaths}, nil
}

func (v Vendor) configure(ctx context.Context, block types.Object, getenv Getenv, options Options) (any, diag.Diagnostics) {
	settings, diags := v.resolve(ctx, block, getenv)

	if missing := v.missingCredentials(settings); len(missing) > 0 {
		if block.IsNull() {
			return nil, diag.Diagnostics{v.notConfigured(missing)}
		}

		for _, setting := range missing {
			diags.AddAttributeError(settings.Path(setting.Name), "Incomplete "+v.Title+" credentials",
				fmt.Sprintf("The %s block needs a value for %s. %s", v.Name, setting.Name, setting.remedy(v.Name)))
		}
	}

	if diags.HasError() {
		return nil, diags
	}

	client, clientDiags := v.NewClient(settings, options)
	diags.Append(clientDiags...)

	return client, diags
}

// resolve takes each setting from the block, else from its variable, else from its default.
func (v Vendor) resolve(ctx context.Context, block types.Object, getenv Getenv) (Settings, diag.Diagnostics) {
	var diags diag.Diagnostics

	settings := Settings{block: path.Root(v.Name), values: map[string]string{}}
	configured := block.Attributes()

	for _, setting := range v.Settings {
		if value, ok := configured[setting.Name].(types.String); ok && !value.IsNull() {
			settings.values[setting.Name] = value.ValueString()
		} else if value := getenv(setting.Env); value != "" {
			settings.values[setting.Name] = value
			diags.Append(setting.validateEnv(ctx, settings.Path(setting.Name), value)...)
		} else {
			settings.values[setting.Name] = setting.Default
		}
	}

	return settings, diags
}

// validateEnv holds a variable's value to the attribute's own rules.
func (s Setting) validateEnv(ctx context.Context, at path.Path, value string) diag.Diagnostics {
	var diags diag.Diagnostics

	for _, rule := range s.Validators {
		resp := validator.StringResponse{}
		rule.ValidateString(ctx, validator.StringRequest{Path: at, ConfigValue: types.StringValue(value)}, &resp)

		for _, problem := range resp.Diagnostics {
			diags.AddAttributeError(at, problem.Summary(),
				problem.Detail()+"\n\nThe value comes from the environment variable "+s.Env+".")
		}
	}

	return diags
}

func (v Vendor) missingCredentials(settings Settings) []Setting {
	var missing []Setting

	for _, setting := range v.Settings {
		if setting.Credential && settings.Get(setting.Name) == "" {
			missing = append(missing, setting)
		}
	}

	return missing
}

func (v Vendor) notConfigured(missing []Setting) diag.Diagnostic {
	remedies := make([]string, 0, len(missing))
	for _, setting := range missing {
		remedies = append(remedies, setting.remedy(v.Name))
	}

	return diag.NewErrorDiagnostic(v.Title+" is not configured",
		fmt.Sprintf("This reads from %s, and the provider has no complete %s credentials. %s",
			v.Title, v.Title, strings.Join(remedies, " ")))
}

func (s Setting) remedy(block string) string {
	return fmt.Sprintf("Set %s in the provider's %s block, or the environment variable %s.", s.Name, block, s.Env)
}
