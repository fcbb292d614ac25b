package beltic_test

import (
	"fmt"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/providerserver"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/seed-97276580/terraform-provider-identity/internal/acctest"
	"github.com/seed-97276580/terraform-provider-identity/internal/provider"
)

// BenchmarkReadSessions reads sessions by id through the provider's protocol, against a fake that answers at
// once: what a plan costs besides the CLI.
func BenchmarkReadSessions(b *testing.B) {
	for _, count := range []int{1, 1000, 10_000} {
		b.Run(fmt.Sprint(count), func(b *testing.B) {
			fake, env := setUp(b)
			putMany(fake, count)

			server := configured(b, env)
			request := readRequest(b, server, count)

			for b.Loop() {
				response, err := server.ReadDataSource(b.Context(), request)
				if err != nil || len(response.Diagnostics) > 0 {
					b.Fatal(err, response.Diagnostics)
				}
			}
		})
	}
}

// configured returns a provider with the environment's settings.
func configured(b *testing.B, env acctest.Env) tfprotov6.ProviderServer {
	b.Helper()

	server := providerserver.NewProtocol6(provider.New("bench", env.Get)())()

	schemas, err := server.GetProviderSchema(b.Context(), &tfprotov6.GetProviderSchemaRequest{})
	if err != nil {
		b.Fatal(err)
	}

	response, err := server.ConfigureProvider(b.Context(), &tfprotov6.ConfigureProviderRequest{
		Config: nulls(b, schemas.Provider.ValueType(), nil),
	})
	if err != nil || len(response.Diagnostics) > 0 {
		b.Fatal(err, response.Diagnostics)
	}

	return server
}

func readRequest(b *testing.B, server tfprotov6.ProviderServer, count int) *tfprotov6.ReadDataSourceRequest {
	b.Helper()

	const name = "identity_beltic_sessions"

	schemas, err := server.GetProviderSchema(b.Context(), &tfprotov6.GetProviderSchemaRequest{})
	if err != nil {
		b.Fatal(err)
	}

	ids := make([]tftypes.Value, count)
	for i := range ids {
		ids[i] = tftypes.NewValue(tftypes.String, fmt.Sprintf("s%03d", i))
	}

	return &tfprotov6.ReadDataSourceRequest{
		TypeName: name,
		Config: nulls(b, schemas.DataSourceSchemas[name].ValueType(), map[string]tftypes.Value{
			"ids": tftypes.NewValue(tftypes.List{ElementType: tftypes.String}, ids),
		}),
	}
}

// nulls returns an object with the given attributes, and null for the others.
func nulls(b *testing.B, of tftypes.Type, given map[string]tftypes.Value) *tfprotov6.DynamicValue {
	b.Helper()

	values := map[string]tftypes.Value{}

	for name, of := range of.(tftypes.Object).AttributeTypes { //nolint:forcetypeassert // schemas are objects
		values[name] = tftypes.NewValue(of, nil)
		if value, ok := given[name]; ok {
			values[name] = value
		}
	}

	value, err := tfprotov6.NewDynamicValue(of, tftypes.NewValue(of, values))
	if err != nil {
		b.Fatal(err)
	}

	return &value
}
