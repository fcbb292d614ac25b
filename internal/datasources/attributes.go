package datasources

import "github.com/hashicorp/terraform-plugin-framework/datasource/schema"

// The constructors below describe the read-only attributes that schemas are made of. Each is a value that
// the vendor may leave out: absent and JSON null are both null.

// String is a computed string.
func String(description string) schema.StringAttribute {
	return schema.StringAttribute{MarkdownDescription: description, Computed: true}
}

// Timestamp is a computed string with the time of an event, as the vendor writes it.
func Timestamp(event string) schema.StringAttribute {
	return String("Time at which " + event + ", as the vendor writes it: RFC 3339, such as `2025-01-15T10:30:00Z` or " +
		"`2025-01-15T10:30:00.000Z`.")
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

// ObjectMap is a computed map of objects.
func ObjectMap(description string, attributes map[string]schema.Attribute) schema.MapNestedAttribute {
	return schema.MapNestedAttribute{
		MarkdownDescription: description,
		Computed:            true,
		NestedObject:        schema.NestedAttributeObject{Attributes: attributes},
	}
}

// PersonalObject is an Object with personal data.
func PersonalObject(description string, attributes map[string]schema.Attribute) schema.SingleNestedAttribute {
	object := Object(description+personalData, attributes)
	object.Sensitive = true

	return object
}

// PersonalObjects is a list like Objects with personal data.
func PersonalObjects(description string, attributes map[string]schema.Attribute) schema.ListNestedAttribute {
	objects := Objects(description+personalData, attributes)
	objects.Sensitive = true

	return objects
}

// SecretString is a String that gives access to whoever knows it.
func SecretString(description string) schema.StringAttribute {
	secret := String(description + " Sensitive" + fate)
	secret.Sensitive = true

	return secret
}

const (
	personalData = " Personal data" + fate
	fate         = ": hidden in output. A data source writes it in clear text to plan files and state, an ephemeral resource to neither. " +
		"Null if the provider sets `omit_personal_data = true`."
)
