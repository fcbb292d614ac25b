package solaris_test

import (
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/seed-97276580/terraform-provider-identity/internal/acctest"
	"github.com/seed-97276580/terraform-provider-identity/internal/datasources/solaris"
	"github.com/seed-97276580/terraform-provider-identity/internal/datasources/solaris/solaristest"
)

// Every leaf of the documented answer has its attribute, with its type, and every attribute that is not
// ours has its leaf.
func TestSessionMirrorsTheDocumentedAnswer(t *testing.T) {
	t.Parallel()

	documented, err := os.ReadFile("testdata/session.json")
	if err != nil {
		t.Fatal(err)
	}

	want := acctest.Leaves(acctest.Mirrored(t, string(documented)))
	want["person_id"], want["decision"] = "string", "string"
	want["wait_for.statuses"], want["wait_for.poll_interval"], want["timeouts.read"] = "list of string", "string", "string"

	if diff := cmp.Diff(want, acctest.Attributes(acctest.Schema(t, solaris.NewSessionDataSource()))); diff != "" {
		t.Errorf("schema (-documented +schema):\n%s", diff)
	}
}

// The fake must not know more or less than the documentation.
func TestFakeMirrorsTheDocumentedAnswer(t *testing.T) {
	t.Parallel()

	documented, err := os.ReadFile("testdata/session.json")
	if err != nil {
		t.Fatal(err)
	}

	want := acctest.Leaves(acctest.Mirrored(t, string(documented)))

	if diff := cmp.Diff(want, acctest.Leaves(acctest.Mirrored(t, solaristest.SessionJSON("s1", "created")))); diff != "" {
		t.Errorf("fake (-documented +fake):\n%s", diff)
	}
}
