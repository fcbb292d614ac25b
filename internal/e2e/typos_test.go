package e2e_test

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/seed-97276580/terraform-provider-identity/internal/acctest"
	"github.com/seed-97276580/terraform-provider-identity/internal/acctest/fakes"
)

// typo is something that a user writes, and parts of what the CLI says about it. Without these it is right.
type typo struct {
	written string
	said    []string
}

// What the CLIs say.
func unsupportedArgument(name, suggestion string) []string {
	return []string{
		"Unsupported argument",
		`An argument named "` + name + `" is not expected here.` + didYouMean(suggestion),
	}
}

func unsupportedBlock(name, suggestion string) []string {
	return []string{
		"Unsupported block type",
		`Blocks of type "` + name + `" are not expected here.` + didYouMean(suggestion),
	}
}

func notAnAttribute(block string) []string {
	return append(unsupportedArgument(block, ""), `Did you mean to define a block of type "`+block+`"?`)
}

func duplicate(block string) []string {
	return []string{"Duplicate " + block + " block", `Only one block of type "` + block + `" is allowed`}
}

func didYouMean(name string) string {
	if name == "" {
		return ""
	}

	return ` Did you mean "` + name + `"?`
}

// typosInProvider are what users write in a provider block.
var typosInProvider = []typo{
	{written: `omit_personal_data = true`},
	{`omit_personal_date = true`, unsupportedArgument("omit_personal_date", "omit_personal_data")},

	{written: `solaris { environment = "sandbox" }`},
	{`solaris { environmen = "sandbox" }`, unsupportedArgument("environmen", "environment")},
	{`solaris { base_uri = "https://api.example" }`, unsupportedArgument("base_uri", "base_url")},
	{`solaris { api_key = "k" }`, unsupportedArgument("api_key", "")},
	{`solaris { omit_personal_data = true }`, unsupportedArgument("omit_personal_data", "")},
	{`solaris = { environment = "sandbox" }`, notAnAttribute("solaris")},
	{`solari { environment = "sandbox" }`, unsupportedBlock("solari", "solaris")},
	{"solaris {}\nsolaris {}", duplicate("solaris")},
	{"solaris {\n  http {}\n}", unsupportedBlock("http", "")},
	{
		`solaris { base_url = "https://api.example" }`,
		[]string{"Invalid block solaris", "all or none of: base_url, token_url"},
	},

	{written: `beltic { environment = "staging" }`},
	{`beltic { environement = "staging" }`, unsupportedArgument("environement", "environment")},
	{`beltic { apikey = "k" }`, unsupportedArgument("apikey", "api_key")},
	{`beltic = {}`, notAnAttribute("beltic")},
	{`beltec {}`, unsupportedBlock("beltec", "beltic")},
	{"beltic {}\nbeltic {}", duplicate("beltic")},
	{
		`beltic { environment = "sandbox" }`,
		[]string{"Invalid value of beltic.environment", "must be one of: production, staging"},
	},

	{written: `http { max_retries = 0 }`},
	{`http { max_retrys = 0 }`, unsupportedArgument("max_retrys", "max_retries")},
	{`http { request_timout = "1s" }`, unsupportedArgument("request_timout", "request_timeout")},
	{`http { ca_certificate = "" }`, unsupportedArgument("ca_certificate", "ca_certificates")},
	{`http = { max_retries = 0 }`, notAnAttribute("http")},
	{`https { max_retries = 0 }`, unsupportedBlock("https", "http")},
	{"http {}\nhttp {}", duplicate("http")},
	{`http { max_retries = "none" }`, []string{"Incorrect attribute value type", "a number is required"}},
	{
		`http { client_certificate = "c" }`,
		[]string{"Invalid block http", "all or none of: client_certificate, client_key"},
	},
}

// typosIn are what users write in a data source or an ephemeral resource, whose deadline has a name of its own, as the
// other one's has.
func typosIn(deadline, others string) []typo {
	const approved = `decisions = ["approved"]`

	return []typo{
		{written: `wait_for { ` + approved + ` }`},
		{written: "wait_for {\n  statuses = [\"a_new_one\"]\n  poll_interval = \"1s\"\n}"},
		{`wait_for { decision = ["approved"] }`, unsupportedArgument("decision", "decisions")},
		{`wait_for { status = ["approved"] }`, unsupportedArgument("status", "statuses")},
		{
			"wait_for {\n  " + approved + "\n  poll_intervall = \"1s\"\n}",
			unsupportedArgument("poll_intervall", "poll_interval"),
		},
		{"wait_for {\n  " + approved + "\n  timeouts {}\n}", unsupportedBlock("timeouts", "")},
		{`wait_for = { ` + approved + ` }`, notAnAttribute("wait_for")},
		{`waitfor { ` + approved + ` }`, unsupportedBlock("waitfor", "wait_for")},
		{`wait { ` + approved + ` }`, unsupportedBlock("wait", "")},
		{"wait_for { " + approved + " }\nwait_for { " + approved + " }", duplicate("wait_for")},
		{`wait_for {}`, []string{"Invalid block wait_for", "exactly one of: decisions, statuses"}},
		{`wait_for { poll_interval = "1s" }`, []string{"Invalid block wait_for", "exactly one of: decisions, statuses"}},
		{
			"wait_for {\n  " + approved + "\n  statuses = [\"approved\"]\n}",
			[]string{"Invalid block wait_for", "exactly one of: decisions, statuses"},
		},
		{
			`wait_for { decisions = ["aproved"] }`,
			[]string{"Invalid value of wait_for.decisions[0]", "must be one of: approved"},
		},
		{`wait_for { decisions = ["Approved"] }`, []string{"Invalid value of wait_for.decisions[0]"}},
		{
			`wait_for { decisions = ["approved", "pending"] }`,
			[]string{"Invalid value of wait_for.decisions[1]"},
		},
		{`wait_for { decisions = [] }`, []string{"wait_for.decisions", "at least 1 elements"}},
		{`wait_for { statuses = [] }`, []string{"wait_for.statuses", "at least 1 elements"}},
		{`wait_for { statuses = [" approved"] }`, []string{"Invalid value of wait_for.statuses[0]", "whitespace"}},
		{`wait_for { statuses = [null] }`, []string{"Invalid value of wait_for.statuses[0]", "must not be null"}},
		{`wait_for { decisions = "approved" }`, []string{"Incorrect attribute value type", "list of string required"}},
		{
			"wait_for {\n  " + approved + "\n  poll_interval = \"5\"\n}",
			[]string{"Invalid value of wait_for.poll_interval", "a duration from 1s to 5m"},
		},

		{written: `timeouts { ` + deadline + ` = "10m" }`},
		{`timeouts { ` + others + ` = "10m" }`, unsupportedArgument(others, "")},
		{`timeouts { create = "10m" }`, unsupportedArgument("create", "")},
		{`timeouts = { ` + deadline + ` = "10m" }`, notAnAttribute("timeouts")},
		{`timeout { ` + deadline + ` = "10m" }`, unsupportedBlock("timeout", "timeouts")},
		{"timeouts { " + deadline + " = \"1m\" }\ntimeouts { " + deadline + " = \"1m\" }", duplicate("timeouts")},
		{`timeouts {}`, []string{"Invalid block timeouts", "exactly one of: " + deadline}},
		{
			`timeouts { ` + deadline + ` = "0s" }`,
			[]string{"Invalid value of timeouts." + deadline, "must be a positive duration"},
		},
		{
			`timeouts { ` + deadline + ` = "10" }`,
			[]string{"Invalid value of timeouts." + deadline, "must be a positive duration"},
		},
		{
			`timeouts { ` + deadline + ` = "" }`,
			[]string{"Invalid value of timeouts." + deadline, "must be a positive duration"},
		},

		{written: `max_session = 1`, said: unsupportedArgument("max_session", "")},
	}
}

// Whatever is misspelled, misplaced, empty or contradictory in a block is refused by validate in a configuration that
// uses the provider, without a request.
func TestTypos(t *testing.T) {
	t.Parallel()

	all, env := fakes.Start(t)
	folder := write(t)
	byFile := map[string]typo{}

	// add writes a file for each typo, since the CLI says in which file an error is. The configuration is a format whose
	// verbs are a number and what is written.
	add := func(name, config string, typos []typo) {
		for i, typo := range typos {
			file := fmt.Sprintf("%s_%d.tf", name, i)
			byFile[file] = typo
			writeFile(t, filepath.Join(folder, file), fmt.Sprintf(config, i, typo.written))
		}
	}

	add("provider", "provider \"identity\" {\n  alias = \"p%[1]d\"\n%[2]s\n}\n"+
		"data \"identity_beltic_session\" \"p%[1]d\" {\n  provider = identity.p%[1]d\n  id = \"s1\"\n}\n", typosInProvider)

	for _, fake := range all {
		for typeName, arguments := range map[string]map[string]any{
			fake.One(): fake.Arguments("s1"), fake.Many(): fake.ManyArguments("s1"),
		} {
			config := fmt.Sprintf(" %q \"r%%d\" {\n%s%%s\n}\n", typeName, acctest.HCL(arguments))
			add("data_"+typeName, "data"+config, typosIn("read", "open"))

			if acctest.HasEphemeral(t) {
				add("ephemeral_"+typeName, "ephemeral"+config, typosIn("open", "read"))
			}
		}
	}

	said := validate(t, folder, env)
	for file, typo := range byFile {
		text := strings.Join(said[file], "\n")
		if len(said[file]) > 1 || (len(said[file]) == 0) != (typo.said == nil) ||
			!acctest.Message(typo.said...).MatchString(text) {
			t.Errorf("%s: %s\ngot %q\nwant %q", file, typo.written, said[file], typo.said)
		}
	}

	for _, fake := range all {
		if requests := fake.Requests(); len(requests) > 0 {
			t.Errorf("%s: requests were sent: %v", fake.Name, requests)
		}
	}
}

// validate runs the CLI's validate, which must fail, and returns its errors by file: summary, a line break, detail.
func validate(t *testing.T, folder string, env acctest.Env) map[string][]string {
	t.Helper()

	output, err := cli(t, folder, env, "validate", "-json")
	if err == nil {
		t.Errorf("validate succeeds: %s", output)
	}

	var report struct {
		Diagnostics []struct {
			Severity, Summary, Detail string
			Range                     struct{ Filename string }
		}
	}

	if err := json.Unmarshal([]byte(output), &report); err != nil {
		t.Fatalf("%v: %s", err, output)
	}

	errors := map[string][]string{}

	for _, diagnostic := range report.Diagnostics {
		if diagnostic.Severity == "error" {
			file := diagnostic.Range.Filename
			errors[file] = append(errors[file], diagnostic.Summary+"\n"+diagnostic.Detail)
		}
	}

	return errors
}
