package acctest

import (
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
)

// Schema returns a data source's schema.
func Schema(t *testing.T, source datasource.DataSource) schema.Schema {
	t.Helper()

	var resp datasource.SchemaResponse

	source.Schema(t.Context(), datasource.SchemaRequest{}, &resp)

	if resp.Diagnostics.HasError() {
		t.Fatal(resp.Diagnostics)
	}

	return resp.Schema
}
