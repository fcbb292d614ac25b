package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// The vendors' pages about what this provider reads.
const (
	solarisSession = "[Get an identification session](https://docs.solarisgroup.com/api-reference/identity/" +
		"identifications/identification-sessions/paths/" +
		"~1v1~1persons~1%7Bperson_id%7D~1identification_sessions~1%7Bidentification_session_id%7D/get)"
	belticSession  = "[Get a session](https://docs.beltic.com/api-reference/endpoint/identity-sessions-get)"
	belticList     = "[List sessions](https://docs.beltic.com/api-reference/endpoint/identity-sessions-list)"
	belticStatuses = "[Sessions](https://docs.beltic.com/guides/identity/sessions)"
)

// references are the links of each data source, ephemeral resource and function.
var references = map[string]string{
	"identity_solaris_session":  "See also Solaris's API reference: " + solarisSession + ".",
	"identity_solaris_sessions": "See also Solaris's API reference: " + solarisSession + ".",
	"identity_beltic_session":   "See also Beltic's API reference: " + belticSession + ".",
	"identity_beltic_sessions":  "See also Beltic's API reference: " + belticSession + ", " + belticList + ".",
	"solaris_decision":          "See also Solaris's API reference: " + solarisSession + ".",
	"beltic_decision":           "See also Beltic's guide: " + belticStatuses + ".",
}

// reference is a part of a template for pages of the schema: the links of what the page is about.
func reference() string {
	var text strings.Builder
	for _, name := range slices.Sorted(maps.Keys(references)) {
		fmt.Fprintf(&text, "{{ if eq .Name %q }}\n%s{{ end }}", name, references[name])
	}

	return text.String()
}
