package acctest

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/google/go-cmp/cmp"
	tfjson "github.com/hashicorp/terraform-json"
	"github.com/hashicorp/terraform-plugin-testing/plancheck"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"
)

// ExpectState compares all attributes of a resource in state with want, nulls included.
func ExpectState(address string, want map[string]any) statecheck.StateCheck {
	return stateCheck(func(state *tfjson.State) error {
		for _, resource := range state.Values.RootModule.Resources {
			if resource.Address != address {
				continue
			}

			values := resource.AttributeValues
			if data, ok := values["data"].(map[string]any); ok { // echoed
				values = data
			}

			got, err := plain(values)
			if err != nil {
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

// plain turns json.Number into float64, as in any other decoded JSON.
func plain(values map[string]any) (map[string]any, error) {
	text, err := json.Marshal(values)
	if err != nil {
		return nil, err
	}

	var result map[string]any

	return result, json.Unmarshal(text, &result)
}

// ExpectStateText checks whether the JSON of a whole state contains a text.
func ExpectStateText(text string, present bool) statecheck.StateCheck {
	return stateCheck(func(state *tfjson.State) error { return expectText("state", state, text, present) })
}

// ExpectPlanText checks whether the JSON of a whole plan contains a text.
func ExpectPlanText(text string, present bool) plancheck.PlanCheck {
	return planCheck(func(plan *tfjson.Plan) error { return expectText("plan", plan, text, present) })
}

func expectText(what string, document any, text string, present bool) error {
	content, err := json.Marshal(document)
	if err != nil {
		return err
	}

	if strings.Contains(string(content), text) != present {
		return fmt.Errorf("%q in the JSON of the %s: expected %t, got %t", text, what, present, !present)
	}

	return nil
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
