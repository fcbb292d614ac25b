package provider

import (
	"regexp"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/provider"
	"github.com/hashicorp/terraform-plugin-framework/provider/schema"
)

// Whatever is a credential and no mere name is sensitive, and nothing else is.
func TestCredentialsAreSensitive(t *testing.T) {
	t.Parallel()

	var resp provider.SchemaResponse

	New("test", func(string) string { return "" })().Schema(t.Context(), provider.SchemaRequest{}, &resp)

	// Whatever is not known to be harmless is a credential.
	harmless := regexp.MustCompile(`(^environment|_url|_id|_certificates?|_timeout|_wait|_retries|_requests.*)$`)
	credentials := 0

	for name, block := range resp.Schema.Blocks {
		single := block.(schema.SingleNestedBlock) //nolint:forcetypeassert // a panic fails the test too

		for setting, attribute := range single.Attributes {
			if attribute.IsSensitive() == harmless.MatchString(setting) {
				t.Errorf("%s.%s is sensitive: %t", name, setting, attribute.IsSensitive())
			}

			if attribute.IsSensitive() {
				credentials++
			}
		}
	}

	if credentials < len(resp.Schema.Blocks) {
		t.Errorf("%d of %d blocks have credentials", credentials, len(resp.Schema.Blocks))
	}
}
