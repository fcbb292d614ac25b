package datasources

import (
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/diag"
)

// ProviderData is what the provider's Configure hands to whatever reads from a vendor.
type ProviderData struct {
	OmitPersonalData bool
	Clients          map[string]any // what Vendor.Configure returned, by the vendor's name
}

// notConfigured stands in for the client of a vendor that nobody can read from.
type notConfigured struct{ reasons diag.Diagnostics }

// ClientOf returns the client of the named vendor, and whether personal data is to be left out. While the
// provider is not configured yet, during validation, both are zero.
func ClientOf[C any](vendor string, providerData any, diags *diag.Diagnostics) (client C, omitPersonalData bool) {
	if providerData == nil {
		return client, false
	}

	data, ok := providerData.(*ProviderData)
	if !ok {
		diags.AddError("Unexpected provider data", fmt.Sprintf("Expected *ProviderData, got %T. Please report this to the provider's developers.", providerData))

		return client, false
	}

	switch configured := data.Clients[vendor].(type) {
	case notConfigured:
		diags.Append(configured.reasons...)
	case C:
		return configured, data.OmitPersonalData
	default:
		diags.AddError("Unexpected client", fmt.Sprintf("The client of %s is %T. Please report this to the provider's developers.", vendor, configured))
	}

	return client, data.OmitPersonalData
}
