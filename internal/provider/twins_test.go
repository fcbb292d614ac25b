package provider

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
)

// Every data source has an ephemeral twin with the same attributes and blocks, down to descriptions, types and
// sensitivity. Only the deadline has another name.
func TestEphemeralTwins(t *testing.T) {
	t.Parallel()

	server := NewServer("test", func(string) string { return "" }, nil)

	schemas, err := server.GetProviderSchema(t.Context(), &tfprotov6.GetProviderSchemaRequest{})
	if err != nil || len(schemas.Diagnostics) > 0 {
		t.Fatal(err, schemas.Diagnostics)
	}

	if len(schemas.DataSourceSchemas) != len(schemas.EphemeralResourceSchemas) {
		t.Errorf("%d data sources and %d ephemeral resources",
			len(schemas.DataSourceSchemas), len(schemas.EphemeralResourceSchemas))
	}

	for name, source := range schemas.DataSourceSchemas {
		twin := schemas.EphemeralResourceSchemas[name]
		if twin == nil {
			t.Errorf("%s has no twin", name)

			continue
		}

		sourceDeadline, twinDeadline := deadline(t, source), deadline(t, twin)
		if sourceDeadline.Name != "read" || twinDeadline.Name != "open" {
			t.Errorf("%s: deadlines are called %s and %s", name, sourceDeadline.Name, twinDeadline.Name)
		}

		sourceDeadline.Name = twinDeadline.Name
		// The descriptions of the whole are different, since the twin is read twice.
		source.Block.Description = twin.Block.Description

		if diff := cmp.Diff(source, twin); diff != "" {
			t.Errorf("%s (-data source +ephemeral resource):\n%s", name, diff)
		}
	}
}

// deadline returns the one attribute of the block timeouts.
func deadline(t *testing.T, schema *tfprotov6.Schema) *tfprotov6.SchemaAttribute {
	t.Helper()

	for _, block := range schema.Block.BlockTypes {
		if block.TypeName == "timeouts" && len(block.Block.Attributes) == 1 {
			return block.Block.Attributes[0]
		}
	}

	t.Fatal("there is no block timeouts with one attribute")

	return nil
}
