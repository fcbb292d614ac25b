package provider

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/provider"
	"github.com/hashicorp/terraform-plugin-framework/tfsdk"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
)

// configWith returns the provider's configuration with one attribute set and the others null.
func configWith(t *testing.T, p provider.Provider, name string, value func(tftypes.Type) tftypes.Value) tfsdk.Config {
	t.Helper()

	var resp provider.SchemaResponse

	p.Schema(t.Context(), provider.SchemaRequest{}, &resp)

	values := map[string]tftypes.Value{}
	for name, attribute := range resp.Schema.Attributes {
		values[name] = tftypes.NewValue(attribute.GetType().TerraformType(t.Context()), nil)
	}

	values[name] = value(resp.Schema.Attributes[name].GetType().TerraformType(t.Context()))

	return tfsdk.Config{
		Schema: resp.Schema,
		Raw:    tftypes.NewValue(resp.Schema.Type().TerraformType(t.Context()), values),
	}
}

func unknown(of tftypes.Type) tftypes.Value { return tftypes.NewValue(of, tftypes.UnknownValue) }

// Terraform allows deferral in experimental builds only, so that no acceptance test can show it.
func TestConfigureDefersUnknownSettings(t *testing.T) {
	t.Parallel()

	env := map[string]string{"BELTIC_API_KEY": "key", "SOLARIS_CLIENT_ID": "i", "SOLARIS_CLIENT_SECRET": "s"}

	for _, name := range []string{"solaris", "beltic", "omit_personal_data"} {
		for _, allowed := range []bool{true, false} {
			p := New("test", func(name string) string { return env[name] })()
			resp := provider.ConfigureResponse{}

			p.Configure(t.Context(), provider.ConfigureRequest{
				Config:             configWith(t, p, name, unknown),
				ClientCapabilities: provider.ConfigureProviderClientCapabilities{DeferralAllowed: allowed},
			}, &resp)

			if (resp.Deferred != nil) != allowed {
				t.Errorf("%s, deferral allowed %t: deferred is %v", name, allowed, resp.Deferred)
			}

			if resp.Diagnostics.HasError() == allowed {
				t.Errorf("%s, deferral allowed %t: diagnostics are %v", name, allowed, resp.Diagnostics)
			}

			if resp.DataSourceData != nil {
				t.Errorf("%s, deferral allowed %t: there are clients", name, allowed)
			}
		}
	}
}

func TestUnknownSettings(t *testing.T) {
	t.Parallel()

	p := New("test", func(string) string { return "" })()
	half := func(of tftypes.Type) tftypes.Value {
		return object(of, map[string]tftypes.Value{"client_id": unknown(tftypes.String)})
	}

	for name, test := range map[string]struct {
		attribute string
		value     func(tftypes.Type) tftypes.Value
		want      []path.Path
	}{
		"whole block":  {"beltic", unknown, []path.Path{path.Root("beltic")}},
		"one setting":  {"solaris", half, []path.Path{path.Root("solaris").AtName("client_id")}},
		"all is known": {"beltic", func(of tftypes.Type) tftypes.Value { return tftypes.NewValue(of, nil) }, nil},
	} {
		got := unknownSettings(configWith(t, p, test.attribute, test.value).Raw)
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}
