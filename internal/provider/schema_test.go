package provider

import (
	"slices"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/provider"
	"github.com/hashicorp/terraform-plugin-framework/provider/schema"
)

// Whatever is a credential and no mere name is sensitive, and nothing else is.
func TestCredentialsAreSensitive(t *testing.T) {
	t.Parallel()

	var resp provider.SchemaResponse

	New("test", func(string) string { return "" })().Schema(t.Context(), provider.SchemaRequest{}, &resp)

	var got []string

	for name, block := range resp.Schema.Blocks {
		single := block.(schema.SingleNestedBlock) //nolint:forcetypeassert // a panic fails the test too
		for setting, attribute := range single.Attributes {
			if attribute.IsSensitive() {
				got = append(got, name+"."+setting)
			}
		}
	}

	slices.Sort(got)

	if want := []string{"beltic.api_key", "http.client_key", "solaris.client_secret"}; !slices.Equal(got, want) {
		t.Errorf("%q are sensitive, want %q", got, want)
	}
}
