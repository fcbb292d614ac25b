package provider

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/terraform-plugin-framework/providerserver"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
)

// Every data source has an ephemeral twin with the same attributes, down to descriptions, types and
// sensitivity. Only the deadline has another name.
func TestEphemeralTwins(t *testing.T) {
	t.Parallel()

	server := providerserver.NewProtocol6(New("test", func(string) string { return "" })())()

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

		sourceAttributes, sourceDeadline := withoutDeadline(source)
		twinAttributes, twinDeadline := withoutDeadline(twin)

		if diff := cmp.Diff(sourceAttributes, twinAttributes); diff != "" {
			t.Errorf("%s (-data source +ephemeral resource):\n%s", name, diff)
		}

		if sourceDeadline != "read" || twinDeadline != "open" {
			t.Errorf("%s: deadlines are called %s and %s", name, sourceDeadline, twinDeadline)
		}
	}
}

// withoutDeadline returns the attributes except timeouts, and the name of its one member.
func withoutDeadline(schema *tfprotov6.Schema) (attributes []*tfprotov6.SchemaAttribute, deadline string) {
	for _, attribute := range schema.Block.Attributes {
		if attribute.Name == "timeouts" {
			deadline = attribute.NestedType.Attributes[0].Name
		} else {
			attributes = append(attributes, attribute)
		}
	}

	return attributes, deadline
}
