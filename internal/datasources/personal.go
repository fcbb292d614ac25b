package datasources

import (
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"

	"github.com/seed-97276580/terraform-provider-identity/internal/attribute"
)

// PersonalObject is an attribute.Object with personal data.
func PersonalObject(description string, attributes map[string]schema.Attribute) schema.SingleNestedAttribute {
	object := attribute.Object(description+personalData, attributes)
	object.Sensitive = true

	return object
}

// PersonalObjects is a list like attribute.Objects with personal data.
func PersonalObjects(description string, attributes map[string]schema.Attribute) schema.ListNestedAttribute {
	objects := attribute.Objects(description+personalData, attributes)
	objects.Sensitive = true

	return objects
}

// SecretString is an attribute.String that gives access to whoever has it.
func SecretString(description string) schema.StringAttribute {
	secret := attribute.String(description + " Sensitive" + handling)
	secret.Sensitive = true

	return secret
}

// Timestamp is an attribute.String with the time of an event, as the vendor sends it.
func Timestamp(event string) schema.StringAttribute {
	return attribute.String("Time at which " + event + ", in RFC 3339 format, with or without fractional seconds.")
}

// OmittedByOption ends the description of every attribute that is null with omit_personal_data.
const OmittedByOption = "Null if the provider sets `omit_personal_data = true`."

// MayBePersonal ends the description of an attribute that is not sensitive and may have personal data all the same.
const MayBePersonal = " May contain personal data. " + OmittedByOption

const (
	personalData = " Personal data" + handling
	handling     = ": hidden in the output of plan and apply, but not with `-json`. A data source writes it to plan " +
		"files and state in clear text, an ephemeral resource to neither. " + OmittedByOption
)
