package e2e_test

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/seed-97276580/terraform-provider-identity/internal/acctest"
	"github.com/seed-97276580/terraform-provider-identity/internal/acctest/fakes"
	"github.com/seed-97276580/terraform-provider-identity/internal/datasources/beltic/beltictest"
	"github.com/seed-97276580/terraform-provider-identity/internal/datasources/solaris/solaristest"
)

// exampleFolders are the folders below examples/ that have a configuration, in HCL or in JSON.
func exampleFolders(t *testing.T) []string {
	t.Helper()

	var folders []string

	err := filepath.WalkDir(examples, func(path string, _ fs.DirEntry, err error) error {
		isConfiguration := strings.HasSuffix(path, ".tf") || strings.HasSuffix(path, ".tf.json")
		if isConfiguration && !slices.Contains(folders, filepath.Dir(path)) {
			folders = append(folders, filepath.Dir(path))
		}

		return err
	})
	if err != nil {
		t.Fatal(err)
	}

	return folders
}

// contains reports whether a file of a folder whose name has this ending contains a text.
func contains(t *testing.T, folder, ending, text string) bool {
	t.Helper()

	files, err := filepath.Glob(filepath.Join(folder, "*"+ending))
	if err != nil {
		t.Fatal(err)
	}

	return slices.ContainsFunc(files, func(file string) bool { return strings.Contains(readFile(t, file), text) })
}

// needsEphemeral reports whether an example has something ephemeral.
func needsEphemeral(t *testing.T, folder string) bool {
	t.Helper()

	ephemeral := regexp.MustCompile(`(?m)^\s*ephemeral +(".*"|= true$)|` + regexp.QuoteMeta(published))

	for _, text := range files(t, folder, ".tf", ".tf.json") {
		if ephemeral.MatchString(text) {
			return true
		}
	}

	return false
}

// Every example can be planned with the built provider, and its own tests pass.
func TestExamples(t *testing.T) {
	t.Parallel()

	for _, folder := range exampleFolders(t) {
		t.Run(strings.TrimPrefix(folder, examples+"/"), func(t *testing.T) {
			t.Parallel()

			if needsEphemeral(t, folder) {
				acctest.RequireEphemeral(t)
			}

			all, env := startWithDocumentedIDs(t)

			copied := copyInstalled(t, strings.TrimPrefix(folder, examples))
			if contains(t, copied, ".tf", "api_key ") || contains(t, copied, ".tf", "client_secret ") {
				env = withOwnCredentials(t, copied, all, env)
			}

			env["TF_VAR_max_age"] = "200000h" // the fakes' sessions are from 2025
			env["TF_VAR_session_id"] = "approved"

			mustCLI(t, copied, env, "plan")

			if contains(t, folder, ".tftest.hcl", "") {
				mustCLI(t, copied, nil, "test") // offline
			}
		})
	}
}

// What is behind a gate is created before it is destroyed: a refused apply would have destroyed what it was to replace.
func TestExamplesCreateBeforeTheyDestroy(t *testing.T) {
	t.Parallel()

	gates := 0

	for _, folder := range exampleFolders(t) {
		if !contains(t, folder, ".tf", "depends_on") {
			continue
		}

		gates++

		if !contains(t, folder, ".tf", "create_before_destroy = true") {
			t.Errorf("%s does not", folder)
		}
	}

	if gates == 0 {
		t.Error("no example has a gate")
	}
}

// startWithDocumentedIDs is startWithStatuses with the approved sessions whose ids the vendors' documentation has.
func startWithDocumentedIDs(t *testing.T) ([]fakes.Fake, acctest.Env) {
	t.Helper()

	all, env := startWithStatuses(t)
	for _, fake := range all {
		fake.PutSession("123e4567-e89b-12d3-a456-426614174000", fake.Approved())
		fake.PutSession("acdede097f821bd8037465d691f69506ises", fake.Approved())

		if person, ok := fake.Fake.(interface{ SetPerson(id, personID string) }); ok {
			person.SetPerson("acdede097f821bd8037465d691f69506ises", "a1b2c3d4e5f60718293a4b5c6d7e8f90cper")
		}
	}

	return all, env
}

// withOwnCredentials writes the addresses of the fakes into an example that has credentials in its configuration: such
// credentials are not sent to an address from the environment. It returns an environment with the values of the
// example's variables, and with no other credentials.
func withOwnCredentials(t *testing.T, folder string, all []fakes.Fake, env acctest.Env) acctest.Env {
	t.Helper()

	for _, fake := range all {
		block := "\n  " + fake.Name + " {\n"
		if !contains(t, folder, ".tf", block) {
			continue
		}

		var arguments strings.Builder

		for _, setting := range fake.Settings {
			if slices.Contains(addresses(fake), setting.Env) {
				fmt.Fprintf(&arguments, "    %s = %q\n", setting.Name, env[setting.Env])
			}
		}

		change(t, folder, block, block+arguments.String())
	}

	pair, err := json.Marshal(map[string]string{
		"client_id": solaristest.ClientID, "client_secret": solaristest.ClientSecret,
	})
	if err != nil {
		t.Fatal(err)
	}

	file := filepath.Join(folder, "beltic_api_key")
	writeFile(t, file, beltictest.APIKey+"\n")

	return acctest.Env{
		"TF_VAR_production":          string(pair),
		"TF_VAR_sandbox":             string(pair),
		"TF_VAR_beltic_api_key":      beltictest.APIKey,
		"TF_VAR_beltic_api_key_file": file,
	}
}
