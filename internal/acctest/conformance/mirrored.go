package conformance

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tftypes"
)

// mirrored is what a response becomes in state: the envelope words "data" and "attributes" are dropped, every other
// name keeps its place, and what the provider adds stands beside it.
func (s Suite) mirrored(t *testing.T, body string, arguments map[string]any, decision any) map[string]any {
	t.Helper()

	var document map[string]any
	if err := json.Unmarshal([]byte(body), &document); err != nil {
		t.Fatal(err)
	}

	for _, name := range s.JSONText {
		text, err := json.Marshal(document[name])
		if err != nil {
			t.Fatal(err)
		}

		document[name] = string(text)
	}

	want := withoutEnvelope(document).(map[string]any) //nolint:forcetypeassert // an object stays one here
	want["decision"], want["wait_for"], want["timeouts"] = decision, nil, nil
	maps.Copy(want, arguments)

	return want
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

// shapeOf returns a JSON value with the names of types in place of its leaves, and lists by their first elements.
func shapeOf(node any) any {
	switch node := node.(type) {
	case map[string]any:
		shape := map[string]any{}
		for name, member := range node {
			shape[name] = shapeOf(member)
		}

		return shape
	case []any:
		return []any{shapeOf(node[0])}
	default:
		return fmt.Sprintf("%T", node)
	}
}

// example returns a JSON value of a type.
func example(of tftypes.Type) any {
	switch of := of.(type) {
	case tftypes.Object:
		object := map[string]any{}
		for name, member := range of.AttributeTypes {
			object[name] = example(member)
		}

		return object
	case tftypes.List:
		return []any{example(of.ElementType)}
	}

	switch {
	case of.Is(tftypes.String):
		return ""
	case of.Is(tftypes.Number):
		return 0.0
	case of.Is(tftypes.Bool):
		return false
	default:
		return of
	}
}

// differences returns where two JSON values are not the same, in alphabetical order. Null and absent are the same.
func differences(a, b any) []string {
	leaves, others := map[string]string{}, map[string]string{}
	collectLeaves("", a, leaves)
	collectLeaves("", b, others)

	for at, leaf := range leaves {
		if others[at] == leaf {
			delete(leaves, at)
			delete(others, at)
		}
	}

	maps.Copy(leaves, others)

	return slices.Sorted(maps.Keys(leaves))
}

func collectLeaves(at string, node any, leaves map[string]string) {
	switch node := node.(type) {
	case nil:
	case map[string]any:
		for name, member := range node {
			collectLeaves(at+"."+name, member, leaves)
		}
	case []any:
		leaves[at] = fmt.Sprintf("[%d]", len(node))
		for i, element := range node {
			collectLeaves(fmt.Sprintf("%s[%d]", at, i), element, leaves)
		}
	default:
		leaves[at] = fmt.Sprintf("%#v", node)
	}
}
