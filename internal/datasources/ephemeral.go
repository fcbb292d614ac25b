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
		return ephemeralschema.NumberAttribute{
			CustomType: a.CustomType, MarkdownDescription: a.MarkdownDescription, Sensitive: a.Sensitive,
			Required: a.Required, Optional: a.Optional, Computed: a.Computed, Validators: a.Validators,
		}
	case schema.Int64Attribute:
		return ephemeralschema.Int64Attribute{
			CustomType: a.CustomType, MarkdownDescription: a.MarkdownDescription, Sensitive: a.Sensitive,
			Required: a.Required, Optional: a.Optional, Computed: a.Computed, Validators: a.Validators,
		}
	case schema.BoolAttribute:
		return ephemeralschema.BoolAttribute{
			CustomType: a.CustomType, MarkdownDescription: a.MarkdownDescription, Sensitive: a.Sensitive,
			Required: a.Required, Optional: a.Optional, Computed: a.Computed, Validators: a.Validators,
		}
	case schema.ListAttribute:
		return ephemeralschema.ListAttribute{
			ElementType: a.ElementType,
			CustomType:  a.CustomType, MarkdownDescription: a.MarkdownDescription, Sensitive: a.Sensitive,
			Required: a.Required, Optional: a.Optional, Computed: a.Computed, Validators: a.Validators,
		}
	case schema.SingleNestedAttribute:
		return ephemeralschema.SingleNestedAttribute{
			Attributes: ephemeralAttributes(a.Attributes),
			CustomType: a.CustomType, MarkdownDescription: a.MarkdownDescription, Sensitive: a.Sensitive,
			Required: a.Required, Optional: a.Optional, Computed: a.Computed, Validators: a.Validators,
		}
	case schema.ListNestedAttribute:
		return ephemeralschema.ListNestedAttribute{
			NestedObject: ephemeralObject(a.NestedObject),
			CustomType:   a.CustomType, MarkdownDescription: a.MarkdownDescription, Sensitive: a.Sensitive,
			Required: a.Required, Optional: a.Optional, Computed: a.Computed, Validators: a.Validators,
		}
	case schema.MapNestedAttribute:
		return ephemeralschema.MapNestedAttribute{
			NestedObject: ephemeralObject(a.NestedObject),
			CustomType:   a.CustomType, MarkdownDescription: a.MarkdownDescription, Sensitive: a.Sensitive,
			Required: a.Required, Optional: a.Optional, Computed: a.Computed, Validators: a.Validators,
		}
	default:
		panic(fmt.Sprintf("no ephemeral form of %T", source))
	}
}

func ephemeralObject(source schema.NestedAttributeObject) ephemeralschema.NestedAttributeObject {
	return ephemeralschema.NestedAttributeObject{
		Attributes: ephemeralAttributes(source.Attributes),
		CustomType: source.CustomType,
		Validators: source.Validators,
	}
}
