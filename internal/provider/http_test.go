package provider

import (
	"maps"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/seed-97276580/terraform-provider-identity/internal/apiclient"
)

func TestHTTPPolicy(t *testing.T) {
	t.Parallel()

	p := New("test", func(string) string { return "" })()

	for name, test := range map[string]struct {
		settings map[string]tftypes.Value
		want     apiclient.Policy
	}{
		"no block":    {nil, apiclient.DefaultPolicy("agent")},
		"empty block": {map[string]tftypes.Value{}, apiclient.DefaultPolicy("agent")},
		"all": {
			map[string]tftypes.Value{
				"request_timeout":         tftypes.NewValue(tftypes.String, "1s"),
				"max_retries":             tftypes.NewValue(tftypes.Number, 0),
				"max_retry_wait":          tftypes.NewValue(tftypes.String, "2m"),
				"max_concurrent_requests": tftypes.NewValue(tftypes.Number, 3),
				"max_requests_per_second": tftypes.NewValue(tftypes.Number, 4.5),
			},
			apiclient.Policy{
				UserAgent:             "agent",
				RequestTimeout:        time.Second,
				MaxRetries:            0,
				MinRetryWait:          500 * time.Millisecond,
				MaxRetryWait:          2 * time.Minute,
				MaxConcurrentRequests: 3,
				MaxRequestsPerSecond:  4.5,
			},
		},
	} {
		config := configWith(t, p, "http", func(of tftypes.Type) tftypes.Value { return object(of, test.settings) })

		got, diags := httpPolicy(t.Context(), config, "agent")
		if diff := cmp.Diff(test.want, got); diff != "" || diags.HasError() {
			t.Errorf("%s (-want +got):\n%s%v", name, diff, diags)
		}
	}
}

// object returns an object with the given attributes and the others null; without attributes it is null.
func object(of tftypes.Type, attributes map[string]tftypes.Value) tftypes.Value {
	if attributes == nil {
		return tftypes.NewValue(of, nil)
	}

	values := map[string]tftypes.Value{}
	for name, of := range of.(tftypes.Object).AttributeTypes { //nolint:forcetypeassert // blocks are objects
		values[name] = tftypes.NewValue(of, nil)
	}

	maps.Copy(values, attributes)

	return tftypes.NewValue(of, values)
}
