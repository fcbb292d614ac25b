package provider

import (
	"maps"
	"math/big"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/terraform-plugin-framework/provider"
	"github.com/hashicorp/terraform-plugin-framework/tfsdk"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/seed-97276580/terraform-provider-identity/internal/apiclient"
)

func TestHTTPPolicy(t *testing.T) {
	t.Parallel()

	// As precise as the CLI computes 10 / 3.
	tenThirds := new(big.Float).SetPrec(512).Quo(big.NewFloat(10), big.NewFloat(3))

	for name, test := range map[string]struct {
		settings map[string]tftypes.Value // nil: no block
		want     apiclient.Policy
	}{
		"no block":    {settings: nil, want: apiclient.DefaultPolicy("agent")},
		"empty block": {settings: map[string]tftypes.Value{}, want: apiclient.DefaultPolicy("agent")},
		"all": {
			settings: map[string]tftypes.Value{
				"request_timeout":         tftypes.NewValue(tftypes.String, "1s"),
				"max_retries":             tftypes.NewValue(tftypes.Number, 0),
				"max_retry_wait":          tftypes.NewValue(tftypes.String, "2m"),
				"max_concurrent_requests": tftypes.NewValue(tftypes.Number, 3),
				"max_requests_per_second": tftypes.NewValue(tftypes.Number, tenThirds),
			},
			want: apiclient.Policy{
				UserAgent:             "agent",
				RequestTimeout:        time.Second,
				MaxRetries:            0,
				MinRetryWait:          500 * time.Millisecond,
				MaxRetryWait:          2 * time.Minute,
				MaxConcurrentRequests: 3,
				MaxRequestsPerSecond:  10. / 3,
			},
		},
	} {
		got, diags := httpPolicy(t.Context(), configWithHTTP(t, test.settings), "agent")
		if diff := cmp.Diff(test.want, got); diff != "" || diags.HasError() {
			t.Errorf("%s (-want +got):\n%s%v", name, diff, diags)
		}
	}
}

// configWithHTTP returns the configuration of a provider with an http block. Everything else is null.
func configWithHTTP(t *testing.T, settings map[string]tftypes.Value) tfsdk.Config {
	t.Helper()

	var resp provider.SchemaResponse

	New("test", func(string) string { return "" })().Schema(t.Context(), provider.SchemaRequest{}, &resp)

	whole := resp.Schema.Type().TerraformType(t.Context())
	block := resp.Schema.Blocks["http"].Type().TerraformType(t.Context())
	values := nulls(whole)

	if settings != nil {
		attributes := nulls(block)
		maps.Copy(attributes, settings)
		values["http"] = tftypes.NewValue(block, attributes)
	}

	return tfsdk.Config{Schema: resp.Schema, Raw: tftypes.NewValue(whole, values)}
}

// nulls returns null for each member of an object.
func nulls(object tftypes.Type) map[string]tftypes.Value {
	values := map[string]tftypes.Value{}
	for name, member := range object.(tftypes.Object).AttributeTypes { //nolint:forcetypeassert // always
		values[name] = tftypes.NewValue(member, nil)
	}

	return values
}
