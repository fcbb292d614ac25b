package datasources

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/types"
)

// Getenv looks an environment variable up, as os.Getenv does. Empty means not set.
type Getenv func(name string) string

// Configure makes the vendor's client from its block, which must be known as a whole, the environment and the
// defaults, in this order. It makes no request. Without a block, what the environment lacks or has wrong is an error
// only when something reads from the vendor: see clientOf.
func (v Vendor) Configure(
	ctx context.Context, block types.Object, getenv Getenv, options Options,
) (client any, diags diag.Diagnostics) {
	client, diags = v.configure(ctx, block, getenv, options)
	if !block.IsNull() || !diags.HasError() {
		return client, diags
	}

	return unavailable{reasons: diags}, nil
}

func (v Vendor) configure(
	ctx context.Context, block types.Object, getenv Getenv, options Options,
) (client any, diags diag.Diagnostics) {
	settings, diags := v.resolve(ctx, block, getenv)
	diags.Append(v.checkCredentials(settings, block.IsNull())...)

	if diags.HasError() {
		return nil, diags
	}

	for _, check := range []func(Settings, Getenv) diag.Diagnostics{v.checkAddresses, v.checkPrefixes, v.checkProxies} {
		diags.Append(check(settings, getenv)...)
	}

	if diags.HasError() {
		return nil, diags
	}

	client, more := v.NewClient(settings, options)

	return client, append(diags, more...)
}

// resolve takes each setting from the block, else from its variable, else from its default.
func (v Vendor) resolve(ctx context.Context, block types.Object, getenv Getenv) (Settings, diag.Diagnostics) {
	var diags diag.Diagnostics

	settings := Settings{block: path.Root(v.Name), values: map[string]settingValue{}}
	configured := block.Attributes()

	for _, setting := range v.Settings {
		value := settingValue{text: setting.Default, isDefault: true}

		if text, ok := configured[setting.Name].(types.String); ok && !text.IsNull() {
			value = settingValue{text: text.ValueString()}
		} else if text := getenv(setting.Env); text != "" && !setting.isChosen(configured) {
			value = settingValue{text: text, fromEnv: true}
			diags.Append(setting.validateEnv(ctx, settings.block.AtName(setting.Name), text)...)
		}

		settings.values[setting.Name] = value
	}

	if !diags.HasError() {
		diags.Append(v.hold(settings)...)
	}

	return settings, diags
}

// isChosen reports whether the block makes the choice that a setting is a part of.
func (s Setting) isChosen(configured map[string]attr.Value) bool {
	return slices.ContainsFunc(s.Choice, func(name string) bool {
		value, ok := configured[name]

		return ok && !value.IsNull()
	})
}

// checkCredentials refuses a vendor with some of its credentials, and one with a block and without credentials.
func (v Vendor) checkCredentials(settings Settings, withoutBlock bool) diag.Diagnostics {
	var (
		diags    diag.Diagnostics
		remedies []string
	)

	for _, setting := range v.Settings {
		if !setting.Credential || settings.Get(setting.Name) != "" {
			continue
		}

		remedies = append(remedies, setting.remedy(v.Name))

		if !withoutBlock {
			diags.Append(incompleteCredentials.plain(path.Empty(),
				fmt.Sprintf("The %s block needs a value for %s. %s", v.Name, setting.Name, setting.remedy(v.Name)),
				words{"VENDOR": v.Title}))
		}
	}

	if withoutBlock && len(remedies) > 0 {
		diags.Append(vendorNotConfigured.plain(path.Empty(), fmt.Sprintf(
			"This reads from %s, and the provider has no complete %s credentials. %s If a provider block with an alias has "+
				"them, select it with provider in a data source, or with providers in a module.",
			v.Title, v.Title, strings.Join(remedies, " ")), words{"VENDOR": v.Title}))
	}

	return diags
}
