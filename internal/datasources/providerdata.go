package datasources

import (
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
)

// ProviderData is what the provider's Configure hands to whatever reads from a vendor.
type ProviderData struct {
	Clients               map[string]any // what Vendor.Configure or Vendor.NotKnownYet returned, by the vendor's name
	MaxConcurrentRequests int
}

// unavailable takes the place of the client of a vendor that cannot be read from.
type unavailable struct {
	reasons  diag.Diagnostics
	untilNow bool // a later run will have the client: settings are known after apply only
}

// NotKnownYet takes the place of a client as long as settings are known after apply only. Reading is an error that
// names them, or deferred where the CLI can do that. An unknown setting never falls back to its variable.
func (v Vendor) NotKnownYet(settings []path.Path) any {
	var reasons diag.Diagnostics

	for _, setting := range settings {
		reasons.Append(settingUnknown.diagnostic(path.Empty(), fmt.Sprintf(
			"The value of %s in the provider block is known after apply only, and reading from %s needs it now.",
			setting, v.Title), words{"VENDOR": v.Title}))
	}

	return unavailable{reasons, true}
}

// providerDataOf returns what Configure handed over: nil while the provider is not configured yet, during validation.
func providerDataOf(data any, diags *diag.Diagnostics) *ProviderData {
	configured, ok := data.(*ProviderData)
	if !ok && data != nil {
		diags.Append(mistake("Expected *ProviderData, got %T.", data))
	}

	return configured
}

// clientOf returns a vendor's client, or says why there is none.
func clientOf[C any](data *ProviderData, vendor Vendor, diags *diag.Diagnostics) (client C) {
	switch configured := data.Clients[vendor.Name].(type) {
	case unavailable:
		diags.Append(configured.reasons...)
	case C:
		return configured
	default:
		diags.Append(mistake("The client of %s is %T.", vendor.Name, configured))
	}

	return client
}

// isNotKnownYet reports whether a vendor's settings are known after apply only.
func (d *ProviderData) isNotKnownYet(vendor Vendor) bool {
	client, ok := d.Clients[vendor.Name].(unavailable)

	return ok && client.untilNow
}

// mistake is an error that only a mistake in the provider can cause.
func mistake(format string, values ...any) diag.Diagnostic {
	return unexpected.diagnostic(path.Empty(), fmt.Sprintf(format, values...), nil)
}
