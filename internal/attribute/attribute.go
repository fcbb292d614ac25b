// Package attribute is the vocabulary that schemas and models are written in: constructors of attributes, validators,
// ephemeral schemas that follow from those of data sources, and the way from configuration to Go and from Go to state.
package attribute

import (
	"maps"
	"slices"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"
)

// RequiredID is an argument with an id, as the validator ID takes it.
func RequiredID(description string) schema.StringAttribute {
	return schema.StringAttribute{
		MarkdownDescription: description, Required: true, Validators: []validator.String{ID()},
	}
}

// String is a computed string.
func String(description string) schema.StringAttribute {
	return schema.StringAttribute{MarkdownDescription: description, Computed: true}
}

// Strings is a computed list of strings.
func Strings(description string) schema.ListAttribute {
	return schema.ListAttribute{MarkdownDescription: description, Computed: true, ElementType: types.StringType}
}

// Number is a computed number.
func Number(description string) schema.NumberAttribute {
	return schema.NumberAttribute{MarkdownDescription: description, Computed: true}
}

// Bool is a computed boolean.
func Bool(description string) schema.BoolAttribute {
	return schema.BoolAttribute{MarkdownDescription: description, Computed: true}
}

// Object is a computed object.
func Object(description string, attributes map[string]schema.Attribute) schema.SingleNestedAttribute {
	return schema.SingleNestedAttribute{MarkdownDescription: description, Computed: true, Attributes: attributes}
}

// Objects is a computed list of objects.
func Objects(description string, attributes map[string]schema.Attribute) schema.ListNestedAttribute {
	return schema.ListNestedAttribute{
		MarkdownDescription: description,
		Computed:            true,
		NestedObject:        schema.NestedAttributeObject{Attributes: attributes},
	}
}

// ObjectMap is a computed map of objects. It is not a nested attribute, since a mocked nested map is always empty in
// "terraform test"; that is why its description lists the members with their descriptions.
func ObjectMap(description string, members map[string]schema.Attribute) schema.MapAttribute {
	memberTypes := make(map[string]attr.Type, len(members))

	for _, name := range slices.Sorted(maps.Keys(members)) {
		memberTypes[name] = members[name].GetType()
		description += "\n  - `" + name + "`: " + members[name].GetMarkdownDescription()
	}

	return schema.MapAttribute{
		MarkdownDescription: description + "\n\n  Types of the members:",
		Computed:            true,
		ElementType:         types.ObjectType{AttrTypes: memberTypes},
	}
}
