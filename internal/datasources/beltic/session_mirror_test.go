package beltic_test

import (
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/seed-97276580/terraform-provider-identity/internal/acctest"
	"github.com/seed-97276580/terraform-provider-identity/internal/datasources/beltic"
	"github.com/seed-97276580/terraform-provider-identity/internal/datasources/beltic/beltictest"
)

// Every leaf of the documented answer has its attribute, with its type, and every attribute that is not
// ours has its leaf.
func TestSessionMirrorsTheDocumentedAnswer(t *testing.T) {
	t.Parallel()

	documented, err := os.ReadFile("testdata/session.json")
	if err != nil {
		t.Fatal(err)
	}

	want := acctest.Leaves(acctest.Mirrored(t, string(documented), "meta", "links"))
	want["decision"] = "string"
	want["wait_for.statuses"], want["wait_for.poll_interval"], want["timeouts.read"] = "list of string", "string", "string"

	if diff := cmp.Diff(want, acctest.Attributes(acctest.Schema(t, beltic.NewSessionDataSource()))); diff != "" {
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

	want := acctest.Leaves(acctest.Mirrored(t, string(documented), "meta", "links"))

	if diff := cmp.Diff(want, acctest.Leaves(acctest.Mirrored(t, beltictest.SessionJSON("s1", "created"), "meta", "links"))); diff != "" {
		t.Errorf("fake (-documented +fake):\n%s", diff)
	}
}
