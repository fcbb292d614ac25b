package datasources

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/seed-97276580/terraform-provider-identity/internal/attribute"
)

// vendor has one setting of each kind. Its client is the map of its settings.
func vendor() Vendor {
	return Vendor{
		Name:  "vendor",
		Title: "Vendor",
		Settings: []Setting{
			{Name: "id", Env: "ID", Credential: true, Validators: []validator.String{attribute.Text()}},
			{Name: "secret", Env: "SECRET", Credential: true, Sensitive: true, Validators: []validator.String{attribute.Text()}},
			{
				Name: "url", Env: "URL", Default: "https://default.example", Own: []string{"https://default.example"},
				Validators: []validator.String{URL()},
			},
		},
		Addresses: func(settings Settings) []string { return []string{settings.Get("url")} },
		NewClient: func(settings Settings, _ Options) (any, diag.Diagnostics) {
			client := map[string]string{}
			for name := range settings.values {
				client[name] = settings.Get(name)
			}

			return client, nil
		},
	}
}

// block is the vendor's configuration. Settings that are not named are null.
func block(values map[string]string) types.Object {
	attributes := map[string]attr.Value{"id": types.StringNull(), "secret": types.StringNull(), "url": types.StringNull()}
	for name, value := range values {
		attributes[name] = types.StringValue(value)
	}

	return types.ObjectValueMust(attributeTypes, attributes)
}

var attributeTypes = map[string]attr.Type{"id": types.StringType, "secret": types.StringType, "url": types.StringType}

func TestConfigure(t *testing.T) {
	t.Parallel()

	noBlock := types.ObjectNull(attributeTypes)

	for name, test := range map[string]struct {
		block types.Object
		env   map[string]string
		want  any // client
		diags diag.Diagnostics
	}{
		"configuration": {
			block: block(map[string]string{"id": "i", "secret": "s", "url": "https://u.example"}),
			want:  map[string]string{"id": "i", "secret": "s", "url": "https://u.example"},
		},
		"environment": {
			block: noBlock,
			env:   map[string]string{"ID": "i", "SECRET": "s", "URL": "https://default.example"},
			want:  map[string]string{"id": "i", "secret": "s", "url": "https://default.example"},
		},
		"an address of the environment that is not the vendor's own is a warning": {
			block: noBlock,
			env:   map[string]string{"ID": "i", "SECRET": "s", "URL": "https://u.example:8443/path"},
			want:  map[string]string{"id": "i", "secret": "s", "url": "https://u.example:8443/path"},
			diags: diag.Diagnostics{diag.NewWarningDiagnostic("Vendor is read from u.example:8443 (URL)",
				"Unset the variable to read from Vendor's own address. If the address is intended, set it in the provider block.")},
		},
		"a secret of the configuration for an address of the environment": {
			block: block(map[string]string{"id": "i", "secret": "s"}),
			env:   map[string]string{"URL": "https://e.example"},
			diags: diag.Diagnostics{diag.NewErrorDiagnostic(
				"Vendor secret and address come from different sources",
				"The configuration has secret, and the environment variable URL the address that it would be sent to.\n\n"+
					"Set vendor.url in the provider block as well, or unset the variable.")},
		},
		"default": {
			block: noBlock,
			env:   map[string]string{"ID": "i", "SECRET": "s"},
			want:  map[string]string{"id": "i", "secret": "s", "url": "https://default.example"},
		},
		"configuration before environment, for each setting": {
			block: block(map[string]string{"id": "i"}),
			env:   map[string]string{"ID": "x", "SECRET": "s"},
			want:  map[string]string{"id": "i", "secret": "s", "url": "https://default.example"},
		},
		"an empty variable counts as not set": {
			block: block(map[string]string{"id": "i", "secret": "s"}),
			env:   map[string]string{"URL": ""},
			want:  map[string]string{"id": "i", "secret": "s", "url": "https://default.example"},
		},
		"incomplete credentials": {
			block: block(map[string]string{"id": "i"}),
			diags: diag.Diagnostics{diag.NewErrorDiagnostic("Incomplete Vendor credentials",
				"The vendor block needs a value for secret. "+
					"Set secret in the provider's vendor block, or the environment variable SECRET.")},
		},
		"an invalid variable, without its value": {
			block: block(map[string]string{"id": "i", "secret": "s"}),
			env:   map[string]string{"URL": "http://word@u.example"},
			diags: diag.Diagnostics{diag.NewErrorDiagnostic("Invalid value of vendor.url",
				"The value must not contain a user name or password.\n\nThe value comes from the environment variable URL.")},
		},
		"not configured": {
			block: noBlock,
			env:   map[string]string{"URL": "https://u.example", "ID": "i"},
			want: unavailable{reasons: diag.Diagnostics{diag.NewErrorDiagnostic("Vendor is not configured",
				"This reads from Vendor, and the provider has no complete Vendor credentials. "+
					"Set secret in the provider's vendor block, or the environment variable SECRET. "+
					"If a provider block with an alias has them, select it with provider in a data source, or with providers in "+
					"a module.")}},
		},
		"a warning beside an error of a vendor without a block": {
			block: noBlock,
			env:   map[string]string{"ID": "i", "SECRET": "s", "URL": "https://u.example", "HTTPS_PROXY": "ftp://p.example"},
			want: unavailable{reasons: diag.Diagnostics{
				diag.NewWarningDiagnostic("Vendor is read from u.example (URL)",
					"Unset the variable to read from Vendor's own address. If the address is intended, set it in the provider block."),
				diag.NewErrorDiagnostic("Invalid proxy in HTTPS_PROXY",
					"The value must have the form http://user:password@host:port; of these only the host is needed.\n\n"+
						"Write it as `http://user:password@host:port`, with `http`, `https`, `socks5` or `socks5h`, and characters "+
						"such as `%`, `/`, `@` and `:` percent-encoded in user name and password."),
			}},
		},
		"an invalid variable of a vendor without a block": {
			block: noBlock,
			env:   map[string]string{"ID": "i", "SECRET": "s", "URL": "http://u.example"},
			want: unavailable{reasons: diag.Diagnostics{diag.NewErrorDiagnostic("Invalid value of vendor.url",
				"The value must start with https://; http:// is only for a loopback address such as http://127.0.0.1:8080."+
					"\n\nThe value comes from the environment variable URL.")}},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			getenv := func(name string) string { return test.env[name] }

			client, diags := vendor().Configure(t.Context(), test.block, getenv, Options{})

			if diff := cmp.Diff(test.diags, diags); diff != "" {
				t.Errorf("diagnostics (-want +got):\n%s", diff)
			}

			if diff := cmp.Diff(test.want, client, cmp.AllowUnexported(unavailable{})); diff != "" {
				t.Errorf("client (-want +got):\n%s", diff)
			}
		})
	}
}

func TestClientOf(t *testing.T) {
	t.Parallel()

	problem := diag.NewErrorDiagnostic("s", "d")
	data := &ProviderData{Clients: map[string]any{
		"configured": "client",
		"other type": 7,
		"none":       unavailable{reasons: diag.Diagnostics{problem}},
	}}

	for name, test := range map[string]struct {
		client string
		want   string // summary of the error
	}{
		"configured": {client: "client"},
		"none":       {want: "s"},
		"other type": {want: "Unexpected provider data"},
	} {
		var diags diag.Diagnostics

		if client := clientOf[string](data, Vendor{Name: name}, &diags); client != test.client {
			t.Errorf("%s: got %q", name, client)
		}

		if test.want == "" && len(diags) != 0 || test.want != "" && (len(diags) != 1 || diags[0].Summary() != test.want) {
			t.Errorf("%s: diagnostics are %v", name, diags)
		}
	}
}

func TestProviderDataOf(t *testing.T) {
	t.Parallel()

	data := &ProviderData{}

	for name, test := range map[string]struct {
		given any
		want  *ProviderData
		err   bool
	}{
		"configured": {given: data, want: data},
		"validation": {},
		"other data": {given: "data", err: true},
	} {
		var diags diag.Diagnostics
		if got := providerDataOf(test.given, &diags); got != test.want || diags.HasError() != test.err {
			t.Errorf("%s: got %v %v", name, got, diags)
		}
	}
}
