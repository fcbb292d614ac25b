package provider_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/seed-97276580/terraform-provider-identity/internal/datasources/beltic/beltictest"
)

// One resource for each approved session; a session that is declined later takes its resource away.
func TestProvisionApproved(t *testing.T) {
	t.Parallel()

	v := setUp(t)
	v.beltic.PutSession(beltictest.SessionJSON("s2", "approved"))
	v.beltic.PutSession(beltictest.SessionJSON("s3", "pending"))

	folder := copyExample(t, "provision-approved")

	for _, step := range []struct {
		change func()
		want   []string
	}{
		{func() {}, []string{"s1", "s2"}},
		{func() { v.beltic.SetStatus("s3", "approved") }, []string{"s1", "s2", "s3"}},
		{func() { v.beltic.SetStatus("s1", "declined") }, []string{"s2", "s3"}},
		{func() { v.beltic.SetStatus("s2", "from_the_future") }, []string{"s3"}},
	} {
		step.change()

		if output, err := cli(t, folder, v.env, "apply", "-auto-approve", "-input=false", "-no-color"); err != nil {
			t.Fatalf("%v\n%s", err, output)
		}

		state, err := cli(t, folder, v.env, "state", "list")
		if err != nil {
			t.Fatalf("%v\n%s", err, state)
		}

		var got []string

		for line := range strings.Lines(state) {
			if id, ok := strings.CutPrefix(strings.TrimSpace(line), "terraform_data.tenant["); ok {
				got = append(got, strings.Trim(id, `"]`))
			}
		}

		if !slices.Equal(got, step.want) {
			t.Errorf("tenants are %q, want %q", got, step.want)
		}
	}
}
