package acctest

import (
	"encoding/json"
	"fmt"
	"maps"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
)

// Mirrored turns a vendor's response into what state must have: the envelope words "data" and "attributes"
// are dropped, and every other name keeps its place. Members named by jsonText become JSON text.
func Mirrored(t *testing.T, body string, jsonText ...string) map[string]any {
	t.Helper()

	var document map[string]any
	if err := json.Unmarshal([]byte(body), &document); err != nil {
		t.Fatal(err)
	}

	for _, name := range jsonText {
		text, err := json.Marshal(document[name])
		if err != nil {
			t.Fatal(err)
		}

		document[name] = string(text)
	}

	return withoutEnvelope(document).(map[string]any) //nolint:forcetypeassert // an object stays one here
}

func withoutEnvelope(node any) any {
	switch node := node.(type) {
	case []any:
		for i, element := range node {
			node[i] = withoutEnvelope(element)
		}

		return node
	case map[string]any:
		object := map[string]any{}

		for name, member := range node {
			member = withoutEnvelope(member)
			inner, isObject := member.(map[string]any)

			switch {
			case name != "data" && name != "attributes":
				object[name] = member
			case isObject:
				maps.Copy(object, inner)
			case len(node) == 1: // {"data": […]} is the list itself
				return member
			}
		}

		return object
	default:
		return node
	}
}

// Leaves lists the paths below a mirrored response with the types that their attributes must have.
func Leaves(mirrored map[string]any) map[string]string {
	leaves := map[string]string{}
	collectLeaves(mirrored, "", leaves)

	return leaves
}

func collectLeaves(node any, at string, leaves map[string]string) {
	switch node := node.(type) {
	case map[string]any:
		for name, member := range node {
			collectLeaves(member, join(at, name), leaves)
		}
	case []any:
		if _, isObject := node[0].(map[string]any); isObject {
			collectLeaves(node[0], at+"[*]", leaves)
		} else {
			leaves[at] = "list of " + jsonType(node[0])
		}
	default:
		leaves[at] = jsonType(node)
	}
}

func jsonType(leaf any) string {
	switch leaf.(type) {
	case string:
		return "string"
	case float64:
		return "number"
	case bool:
		return "bool"
	default:
		return fmt.Sprintf("%T", leaf)
	}
}

// Attributes lists the paths of a schema's leaves with their types, in the form of Leaves.
func Attributes(s schema.Schema) map[string]string {
	leaves := map[string]string{}
	collectAttributes(s.Attributes, "", leaves)

	for name, block := range s.Blocks {
		if block, ok := block.(schema.SingleNestedBlock); ok {
			collectAttributes(block.Attributes, name, leaves)
		}
	}

	return leaves
}

func collectAttributes(attributes map[string]schema.Attribute, at string, leaves map[string]string) {
	for name, attribute := range attributes {
		path := join(at, name)

		switch attribute := attribute.(type) {
		case schema.SingleNestedAttribute:
			collectAttributes(attribute.Attributes, path, leaves)
		case schema.ListNestedAttribute:
			collectAttributes(attribute.NestedObject.Attributes, path+"[*]", leaves)
		case schema.ListAttribute:
			leaves[path] = "list of " + attributeType(attribute.ElementType)
		default:
			leaves[path] = attributeType(attribute.GetType())
		}
	}
}

func attributeType(t attr.Type) string {
	kind := t.TerraformType(nil).String() //nolint:staticcheck // no implementation looks at the context

	switch kind {
	case "tftypes.String":
		return "string"
	case "tftypes.Number":
		return "number"
	case "tftypes.Bool":
		return "bool"
	default:
		return kind
	}
}

func join(at, name string) string {
	if at == "" {
		return name
	}

	return at + "." + name
}
