package main

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/provider"
	providerschema "github.com/hashicorp/terraform-plugin-framework/provider/schema"

	"github.com/seed-97276580/terraform-provider-identity/internal/datasources"
	own "github.com/seed-97276580/terraform-provider-identity/internal/provider"
)

// table writes rows as Markdown.
func table(header string, rows []string) string {
	columns := strings.Count(header, "|") + 1

	return "| " + header + " |\n|" + strings.Repeat("---|", columns) + "\n" + strings.Join(rows, "\n")
}

var (
	variableOf = regexp.MustCompile("Environment variable: (`[A-Z_]+`)")
	defaultOf  = regexp.MustCompile(`Default: (.*?)\.( |$)`)
)

// settings lists the provider's settings, with what their descriptions say of environment variable and default.
func settings() string {
	var resp provider.SchemaResponse

	own.New("", os.Getenv)().Schema(context.Background(), provider.SchemaRequest{}, &resp)

	row := func(name, description string) string {
		first := func(pattern *regexp.Regexp) string {
			return cmp.Or(append(pattern.FindStringSubmatch(description), "", "")[1], " ")
		}

		return fmt.Sprintf("| `%s` | %s | %s |", name, first(variableOf), first(defaultOf))
	}

	var rows []string

	for _, name := range slices.Sorted(maps.Keys(resp.Schema.Attributes)) {
		rows = append(rows, row(name, resp.Schema.Attributes[name].GetMarkdownDescription()))
	}

	for _, block := range slices.Sorted(maps.Keys(resp.Schema.Blocks)) {
		if single, ok := resp.Schema.Blocks[block].(providerschema.SingleNestedBlock); ok {
			for _, name := range slices.Sorted(maps.Keys(single.Attributes)) {
				rows = append(rows, row(block+"."+name, single.Attributes[name].GetMarkdownDescription()))
			}
		}
	}

	return table("Setting | Environment variable | Default", rows)
}

// decisions lists the statuses of each vendor by their decisions.
func decisions() string {
	vendors, header := own.Vendors(), []string{"`decision`"}
	for _, vendor := range vendors {
		header = append(header, "Status at "+vendor.Title)
	}

	var rows []string

	for _, decision := range []datasources.Decision{
		datasources.Approved, datasources.Rejected, datasources.Expired, datasources.Pending,
	} {
		row := []string{"`" + string(decision) + "`"}
		for _, vendor := range vendors {
			row = append(row, "`"+strings.Join(vendor.Decisions.With(decision), "`, `")+"`")
		}

		rows = append(rows, "| "+strings.Join(row, " | ")+" |")
	}

	rows = append(rows, "| `unknown` |"+strings.Repeat(" any other, or none |", len(vendors)))

	return table(strings.Join(header, " | "), rows)
}

// messages lists all errors and warnings by their sections.
func messages() string {
	var (
		text    strings.Builder
		section string
	)

	for _, message := range datasources.Messages() {
		if message.Section != section {
			section = message.Section
			fmt.Fprintf(&text, "\n## %s\n\n%s", section, table("Error or warning | Cause | What to do", nil))
		}

		summary := message.Summary
		if message.Warning {
			summary += " (warning)"
		}

		fmt.Fprintf(&text, "| %s | %s | %s |\n", summary, message.Cause, message.Advice)
	}

	return strings.TrimSpace(text.String())
}

// omitted lists every attribute of the sources that mirror a response, and whether omit_personal_data omits it.
func omitted() string {
	var rows []string

	for _, vendor := range own.Vendors() {
		for _, constructor := range vendor.DataSources() {
			var (
				meta datasource.MetadataResponse
				resp datasource.SchemaResponse
			)

			source := constructor()
			source.Metadata(context.Background(), datasource.MetadataRequest{ProviderTypeName: "identity"}, &meta)
			source.Schema(context.Background(), datasource.SchemaRequest{}, &resp)

			rows = append(rows, rowsOf("| `"+meta.TypeName+"` | ", "", resp.Schema.Attributes)...)
		}
	}

	return table("Data source | Attribute | In output | With `omit_personal_data`", rows)
}

// rowsOf lists attributes. What is below an attribute that is omitted or sensitive is so as well.
func rowsOf(begin, at string, attributes map[string]schema.Attribute) []string {
	var rows []string

	for _, name := range slices.Sorted(maps.Keys(attributes)) {
		attribute := attributes[name]
		object, isObject := attribute.(schema.SingleNestedAttribute)
		isOmitted := strings.HasSuffix(attribute.GetMarkdownDescription(), datasources.OmittedByOption)

		switch {
		case !attribute.IsComputed():
			continue
		case isObject && !isOmitted && strings.Contains(fmt.Sprint(rowsOf("", "", object.Attributes)), "omitted"):
			rows = append(rows, rowsOf(begin, at+name+".", object.Attributes)...)

			continue
		}

		output, fate := "shown", "kept"
		if attribute.IsSensitive() {
			output = "hidden"
		}

		if isOmitted {
			fate = "**omitted**"
		}

		rows = append(rows, fmt.Sprintf("%s`%s` | %s | %s |", begin, at+name, output, fate))
	}

	return rows
}
