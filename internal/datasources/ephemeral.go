package datasources

import (
	"context"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework-timeouts/ephemeral/timeouts"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	ephemeralschema "github.com/hashicorp/terraform-plugin-framework/ephemeral/schema"
)

// EphemeralSchema derives an ephemeral resource's schema from its data source's, so that each attribute is
// described once. Only timeouts differs: there the library's word for read is open.
func EphemeralSchema(ctx context.Context, source schema.Schema, description string) ephemeralschema.Schema {
	attributes := ephemeralAttributes(source.Attributes)
	if _, ok := attributes["timeouts"]; ok {
		attributes["timeouts"] = ephemeralTimeouts(ctx)
	}

	return ephemeralschema.Schema{MarkdownDescription: description, Attributes: attributes}
}

func ephemeralTimeouts(ctx context.Context) ephemeralschema.Attribute {
	attribute := timeouts.AttributesWithOpts(ctx, timeouts.Opts{OpenDescription: timeoutText})

	if object, ok := attribute.(ephemeralschema.SingleNestedAttribute); ok {
		object.MarkdownDescription = timeoutsText

		return object
	}

	return attribute
}

func ephemeralAttributes(source map[string]schema.Attribute) map[string]ephemeralschema.Attribute {
	attributes := make(map[string]ephemeralschema.Attribute, len(source))
	for name, attribute := range source {
		attributes[name] = ephemeralAttribute(attribute)
	}

	return attributes
}

// ephemeralAttribute panics on a kind of attribute that no data source here has: the first test that asks for
// the schema shows it.
func ephemeralAttribute(source schema.Attribute) ephemeralschema.Attribute {
	switch a := source.(type) {
	case schema.StringAttribute:
		return ephemeralschema.StringAttribute{
			CustomType: a.CustomType, MarkdownDescription: a.MarkdownDescription, Sensitive: a.Sensitive,
			Required: a.Required, Optional: a.Optional, Computed: a.Computed, Validators: a.Validators,
		}
	case schema.NumberAttribute:
		return ephemeralschema.NumberAttribute{MarkdownDescription: a.MarkdownDescription, Computed: a.Computed}
	case schema.Int64Attribute:
		return ephemeralschema.Int64Attribute{
			MarkdownDescription: a.MarkdownDescription, Optional: a.Optional, Validators: a.Validators,
		}
	case schema.BoolAttribute:
		return ephemeralschema.BoolAttribute{MarkdownDescription: a.MarkdownDescription, Computed: a.Computed}
	case schema.ListAttribute:
		return ephemeralschema.ListAttribute{
			ElementType: a.ElementType, MarkdownDescription: a.MarkdownDescription,
			Optional: a.Optional, Computed: a.Computed, Validators: a.Validators,
		}
	case schema.SingleNestedAttribute:
		return ephemeralschema.SingleNestedAttribute{
			Attributes: ephemeralAttributes(a.Attributes), MarkdownDescription: a.MarkdownDescription, Sensitive: a.Sensitive,
			Optional: a.Optional, Computed: a.Computed,
		}
	case schema.ListNestedAttribute:
		return ephemeralschema.ListNestedAttribute{
			NestedObject:        ephemeralschema.NestedAttributeObject{Attributes: ephemeralAttributes(a.NestedObject.Attributes)},
			MarkdownDescription: a.MarkdownDescription, Sensitive: a.Sensitive,
			Required: a.Required, Optional: a.Optional, Computed: a.Computed, Validators: a.Validators,
		}
	case schema.MapNestedAttribute:
		return ephemeralschema.MapNestedAttribute{
			NestedObject:        ephemeralschema.NestedAttributeObject{Attributes: ephemeralAttributes(a.NestedObject.Attributes)},
			MarkdownDescription: a.MarkdownDescription, Computed: a.Computed,
		}
	default:
		panic(fmt.Sprintf("no ephemeral form of %T", source))
	}
}
