package acctest

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// HCL writes arguments in HCL, whose expressions JSON values nearly are.
func HCL(arguments map[string]any) string {
	var text strings.Builder

	for _, name := range slices.Sorted(maps.Keys(arguments)) {
		value, err := json.Marshal(arguments[name])
		if err != nil {
			panic(err)
		}

		fmt.Fprintf(&text, "  %s = %s\n", name, strings.NewReplacer("${", "$${", "%{", "%%{").Replace(string(value)))
	}

	return text.String()
}
