package attribute

import (
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	ephemeral "github.com/hashicorp/terraform-plugin-framework/ephemeral/schema"
)

// Ephemeral returns the schema of an ephemeral resource with the attributes and blocks of a data source, so that each
// is described once. It panics on a kind of attribute that no data source has so far: the first test that asks for
// the schema shows it.
func Ephemeral(source schema.Schema) ephemeral.Schema {
	blocks := make(map[string]ephemeral.Block, len(source.Blocks))

	for name, block := range source.Blocks {
		single := block.(schema.SingleNestedBlock) //nolint:forcetypeassert // documented to panic
		blocks[name] = ephemeral.SingleNestedBlock{
			Attributes:          ephemeralAttributes(single.Attributes),
			MarkdownDescription: single.MarkdownDescription,
			Validators:          single.Validators,
		}
	}

	return ephemeral.Schema{
		MarkdownDescription: source.MarkdownDescription,
		Attributes:          ephemeralAttributes(source.Attributes),
		Blocks:              blocks,
	}
}

func ephemeralAttributes(source map[string]schema.Attribute) map[string]ephemeral.Attribute {
	attributes := make(map[string]ephemeral.Attribute, len(source))
	for name, attribute := range source {
		attributes[name] = ephemeralAttribute(attribute)
	}

	return attributes
}

func ephemeralAttribute(source schema.Attribute) ephemeral.Attribute {
	switch source := source.(type) {
	case schema.StringAttribute:
		return ephemeral.StringAttribute(source)
	case schema.NumberAttribute:
		return ephemeral.NumberAttribute(source)
	case schema.BoolAttribute:
		return ephemeral.BoolAttribute(source)
	case schema.ListAttribute:
		return ephemeral.ListAttribute(source)
	case schema.MapAttribute:
		return ephemeral.MapAttribute(source)
	case schema.SingleNestedAttribute:
		return ephemeral.SingleNestedAttribute{
			Attributes:          ephemeralAttributes(source.Attributes),
			MarkdownDescription: source.MarkdownDescription,
			Computed:            source.Computed,
			Sensitive:           source.Sensitive,
		}
	case schema.ListNestedAttribute:
		return ephemeral.ListNestedAttribute{
			NestedObject: ephemeral.NestedAttributeObject{
				Attributes: ephemeralAttributes(source.NestedObject.Attributes),
			},
			MarkdownDescription: source.MarkdownDescription,
			Computed:            source.Computed,
			Sensitive:           source.Sensitive,
		}
	default:
		panic(fmt.Sprintf("no ephemeral form of %T", source))
	}
}
