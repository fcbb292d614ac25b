package acctest

import (
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
)

// Schema returns a data source's schema.
func Schema(tb testing.TB, source datasource.DataSource) schema.Schema {
	tb.Helper()

	var resp datasource.SchemaResponse

	source.Schema(tb.Context(), datasource.SchemaRequest{}, &resp)

	if resp.Diagnostics.HasError() {
		tb.Fatal(resp.Diagnostics)
	}

	return resp.Schema
}
