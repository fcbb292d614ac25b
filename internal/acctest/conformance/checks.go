package conformance

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/google/go-cmp/cmp"
	tfjson "github.com/hashicorp/terraform-json"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-testing/plancheck"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"
	"github.com/hashicorp/terraform-plugin-testing/tfjsonpath"
)

// expectState compares all attributes of a resource in state with want, nulls included.
func expectState(address string, want map[string]any) statecheck.StateCheck {
	return stateCheck(func(state *tfjson.State) error {
		for _, resource := range state.Values.RootModule.Resources {
			if resource.Address != address {
				continue
			}

			values := resource.AttributeValues
			if data, ok := values["data"].(map[string]any); ok { // echoed
				values = data
			}

			// Through JSON once more: numbers are json.Number so far.
			text, err := json.Marshal(values)
			if err != nil {
				return err
			}

			var got map[string]any
			if err := json.Unmarshal(text, &got); err != nil {
				return err
			}

			if diff := cmp.Diff(want, got); diff != "" {
				return fmt.Errorf("%s in state (-want +got):\n%s", address, diff)
			}

			return nil
		}

		return fmt.Errorf("%s is not in state", address)
	})
}

// expectSensitive checks that the CLI treats as sensitive what a schema says is.
func expectSensitive(address string, s schema.Schema) []statecheck.StateCheck {
	var checks []statecheck.StateCheck

	sensitive, _ := partition(nil, s.Attributes, schema.Attribute.IsSensitive)
	for _, path := range sensitive {
		at := tfjsonpath.New(path[0])
		for _, name := range path[1:] {
			at = at.AtMapKey(name)
		}

		checks = append(checks, statecheck.ExpectSensitiveValue(address, at))
	}

	return checks
}

// partition divides the leaves of a schema, and the objects of which something is true, by that.
func partition(
	at []string, attributes map[string]schema.Attribute, is func(schema.Attribute) bool,
) (yes, no [][]string) {
	for name, attribute := range attributes {
		path := append(slices.Clone(at), name)
		object, isObject := attribute.(schema.SingleNestedAttribute)

		switch {
		case is(attribute):
			yes = append(yes, path)
		case isObject:
			moreYes, moreNo := partition(path, object.Attributes, is)
			yes, no = append(yes, moreYes...), append(no, moreNo...)
		default:
			no = append(no, path)
		}
	}

	return yes, no
}

// expectNoTextInState checks that none of the texts is in the JSON of a whole state.
func expectNoTextInState(texts []string) statecheck.StateCheck {
	return stateCheck(func(state *tfjson.State) error { return expectNoText("state", state, texts) })
}

// expectNoTextInPlan checks that none of the texts is in the JSON of a whole plan.
func expectNoTextInPlan(texts []string) plancheck.PlanCheck {
	return planCheck(func(plan *tfjson.Plan) error { return expectNoText("plan", plan, texts) })
}

func expectNoText(what string, document any, texts []string) error {
	content, err := json.Marshal(document)

	for _, text := range texts {
		if strings.Contains(string(content), text) {
			return fmt.Errorf("%q is in the JSON of the %s", text, what)
		}
	}

	return err
}

type stateCheck func(*tfjson.State) error

func (check stateCheck) CheckState(
	_ context.Context, req statecheck.CheckStateRequest, resp *statecheck.CheckStateResponse,
) {
	resp.Error = check(req.State)
}

type planCheck func(*tfjson.Plan) error

func (check planCheck) CheckPlan(_ context.Context, req plancheck.CheckPlanRequest, resp *plancheck.CheckPlanResponse) {
	resp.Error = check(req.Plan)
}
