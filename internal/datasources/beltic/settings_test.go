package beltic

import (
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/seed-97276580/terraform-provider-identity/internal/datasources"
)

// The address that the key goes to.
func TestAddress(t *testing.T) {
	t.Parallel()

	vendor := Vendor()
	vendor.NewClient = func(settings datasources.Settings, _ datasources.Options) (any, diag.Diagnostics) {
		return settings.Get("base_url"), nil
	}

	got, diags := vendor.Configure(t.Context(), types.ObjectNull(map[string]attr.Type{}),
		func(name string) string { return map[string]string{"BELTIC_API_KEY": "key"}[name] }, datasources.Options{})
	if got != "https://api.beltic.com" || diags.HasError() {
		t.Errorf("got %v %v", got, diags)
	}
}
