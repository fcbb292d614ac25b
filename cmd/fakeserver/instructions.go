package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/seed-97276580/terraform-provider-identity/internal/acctest/fakes"
	"github.com/seed-97276580/terraform-provider-identity/internal/datasources"
	"github.com/seed-97276580/terraform-provider-identity/internal/datasources/beltic/beltictest"
)

// instructions say how to use the fakes at an origin, as a text that a shell can source.
func instructions(origin string, all []fakes.Fake) string {
	var text strings.Builder

	fmt.Fprintf(&text, "# Fake vendors at %s. Stop them with Ctrl-C.\n", origin)

	for _, fake := range all {
		text.WriteString("\n")

		environment := fake.Environment(origin + "/" + fake.Name)
		for _, name := range slices.Sorted(maps.Keys(environment)) {
			fmt.Fprintf(&text, "export %s=%s\n", name, environment[name])
		}

		fmt.Fprintf(&text, "# %s has these sessions%s:\n#   %s\n", fake.Title, belongingTo(fake),
			strings.Join(fake.Decisions.Statuses(), " "))
		fmt.Fprintf(&text, "# To change the status of a session:\n#   curl -X PUT -d %s %s/control/%s/%s\n",
			fake.Decisions.First(datasources.Rejected), origin, fake.Name, fake.Approved())
	}

	return text.String()
}

// belongingTo says whose the sessions are: the account at Beltic, and elsewhere what reading a session needs besides
// its id.
func belongingTo(fake fakes.Fake) string {
	if fake.Name == "beltic" {
		return fmt.Sprintf(", of the account %q", beltictest.Account)
	}

	arguments := fake.Arguments("")
	delete(arguments, "id")

	var text strings.Builder
	for _, name := range slices.Sorted(maps.Keys(arguments)) {
		fmt.Fprintf(&text, ", with %s = %q", name, arguments[name])
	}

	return text.String()
}
