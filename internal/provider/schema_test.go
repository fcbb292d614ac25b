package provider

import (
	"slices"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/provider"
	"github.com/hashicorp/terraform-plugin-framework/provider/schema"
)

// Whatever is a credential and no mere name is sensitive, and nothing else is.
func TestCredentialsAreSensitive(t *testing.T) {
	t.Parallel()

	var resp provider.SchemaResponse

	New("test", func(string) string { return "" })().Schema(t.Context(), provider.SchemaRequest{}, &resp)

	for name, block := range resp.Schema.Blocks {
		single := block.(schema.SingleNestedBlock) //nolint:forcetypeassert // a panic fails the test too

		var sensitive, credentials []string

		for setting, attribute := range single.Attributes {
			if attribute.IsSensitive() {
				sensitive = append(sensitive, setting)
			}

			if strings.HasSuffix(setting, "_key") || strings.HasSuffix(setting, "_secret") {
				credentials = append(credentials, setting)
			}
		}

		slices.Sort(sensitive)
		slices.Sort(credentials)

		if len(credentials) == 0 || !slices.Equal(sensitive, credentials) {
			t.Errorf("%s: %q are sensitive, want %q", name, sensitive, credentials)
		}
	}
}
