package provider

import (
	"slices"

	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
)

// settings are paths of settings that are known after apply only, by the attribute or block that they begin with.
type settings map[string][]path.Path

// unknownSettings returns the settings whose values are known after apply only.
func unknownSettings(config tftypes.Value) settings {
	unknown := settings{}

	// The callback returns no error, and so Walk returns none.
	_ = tftypes.Walk(config, func(at *tftypes.AttributePath, value tftypes.Value) (bool, error) {
		if names := namesOf(at); !value.IsKnown() && len(names) > 0 {
			setting := path.Root(names[0])
			for _, name := range names[1:] {
				setting = setting.AtName(name)
			}

			unknown[names[0]] = append(unknown[names[0]], setting)
		}

		return true, nil
	})

	return unknown
}

func namesOf(at *tftypes.AttributePath) []string {
	var names []string

	for _, step := range at.Steps() {
		if name, ok := step.(tftypes.AttributeName); ok {
			names = append(names, string(name))
		}
	}

	return names
}

// of returns the unknown settings that a vendor's client needs.
func (s settings) of(vendor string) []path.Path { return slices.Concat(s[vendor], s.ofAllVendors()) }

// ofAllVendors returns the unknown settings that every vendor's client needs.
func (s settings) ofAllVendors() []path.Path {
	return slices.Concat(s["http"], s["omit_personal_data"])
}
