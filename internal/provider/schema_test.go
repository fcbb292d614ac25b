package provider

import (
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/provider"
	"github.com/hashicorp/terraform-plugin-framework/provider/schema"
)

// Whatever is a credential and no mere name is sensitive.
func TestCredentialsAreSensitive(t *testing.T) {
	t.Parallel()

	var resp provider.SchemaResponse

	New("test", func(string) string { return "" })().Schema(t.Context(), provider.SchemaRequest{}, &resp)

	for block, setting := range map[string]string{"solaris": "client_secret", "beltic": "api_key"} {
		attribute, ok := resp.Schema.Attributes[block].(schema.SingleNestedAttribute)
		if !ok || !attribute.Attributes[setting].IsSensitive() {
			t.Errorf("%s.%s is not sensitive", block, setting)
		}
	}
}
