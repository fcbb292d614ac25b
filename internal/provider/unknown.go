package provider

import (
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/provider"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
)

// unknownSettings lists the settings whose values are known after apply only.
func unknownSettings(config tftypes.Value) []path.Path {
	var unknown []path.Path

	// The callback returns no error, and so Walk returns none.
	_ = tftypes.Walk(config, func(at *tftypes.AttributePath, value tftypes.Value) (bool, error) {
		if !value.IsKnown() {
			unknown = append(unknown, attributePath(at))
		}

		return true, nil
	})

	return unknown
}

func attributePath(at *tftypes.AttributePath) path.Path {
	result := path.Empty()

	for _, step := range at.Steps() {
		if name, ok := step.(tftypes.AttributeName); ok {
			result = result.AtName(string(name))
		}
	}

	return result
}

// deferOrRefuse defers all reads where the CLI can, and is an error at each setting where it cannot. Reading
// with half a configuration, or with the environment in place of a value that is yet to come, might read
// from the wrong environment.
func deferOrRefuse(unknown []path.Path, capabilities provider.ConfigureProviderClientCapabilities, resp *provider.ConfigureResponse) {
	if capabilities.DeferralAllowed {
		resp.Deferred = &provider.Deferred{Reason: provider.DeferredReasonProviderConfigUnknown}

		return
	}

	for _, setting := range unknown {
		resp.Diagnostics.AddAttributeError(setting, "Provider setting is not known yet",
			fmt.Sprintf("The value of %s is known after apply only, and reading sessions needs it now. Use a value that is known "+
				"at plan time, such as a variable, or create what it depends on first, in a run of its own with -target.", setting))
	}
}
