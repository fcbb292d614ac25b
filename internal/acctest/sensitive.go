package acctest

import (
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-testing/plancheck"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"
	"github.com/hashicorp/terraform-plugin-testing/tfjsonpath"

	"github.com/seed-97276580/terraform-provider-identity/internal/datasources"
)

// OmittedPaths returns which attributes are null with omit_personal_data, by their descriptions, and which are kept.
// Attributes below an omitted one are not listed.
func OmittedPaths(s schema.Schema) (omitted, kept [][]string) {
	return partition(nil, s.Attributes, func(attribute schema.Attribute) bool {
		return strings.HasSuffix(attribute.GetMarkdownDescription(), datasources.OmittedByOption)
	})
}

// partition divides the leaves of a schema, and the objects of which something is true, by that.
func partition(
	at []string, attributes map[string]schema.Attribute, is func(schema.Attribute) bool,
) (yes, no [][]string) {
	for name, attribute := range attributes {
		path := append(append([]string{}, at...), name)
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

// At returns the value at a path, nil if there is none.
func At(value any, path ...string) any {
	for _, name := range path {
		object, _ := value.(map[string]any)
		value = object[name]
	}

	return value
}

// ExpectSensitive checks that the CLI treats as sensitive what a schema says is.
func ExpectSensitive(address string, s schema.Schema) []statecheck.StateCheck {
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

// ExpectNoStateText checks that none of the texts is in the JSON of a whole state.
func ExpectNoStateText(texts ...string) []statecheck.StateCheck {
	var checks []statecheck.StateCheck
	for _, text := range texts {
		checks = append(checks, ExpectStateText(text, false))
	}

	return checks
}

// ExpectNoPlanText checks that none of the texts is in the JSON of a whole plan.
func ExpectNoPlanText(texts ...string) []plancheck.PlanCheck {
	var checks []plancheck.PlanCheck
	for _, text := range texts {
		checks = append(checks, ExpectPlanText(text, false))
	}

	return checks
}
