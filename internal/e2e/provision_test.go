package e2e_test

import (
	"slices"
	"testing"
)

// One resource for each approved session; a session that is declined later takes its resource away.
func TestProvisionApproved(t *testing.T) {
	t.Parallel()

	fake, env := start(t, "beltic")
	fake.Forget()

	for id, status := range map[string]string{"s1": "approved", "s2": "approved", "s3": "pending"} {
		fake.PutSession(id, status)
	}

	folder := copyExample(t, "provision-approved")

	for _, step := range []struct {
		id, status string
		want       []string
	}{
		{"s1", "approved", []string{"s1", "s2"}},
		{"s3", "approved", []string{"s1", "s2", "s3"}},
		{"s1", "declined", []string{"s2", "s3"}},
		{"s2", "from_the_future", []string{"s3"}},
	} {
		fake.SetStatus(step.id, step.status)
		mustCLI(t, folder, env, "apply", "-auto-approve")

		got := instances(t, folder, "", "tenant")
		if slices.Sort(got); !slices.Equal(got, step.want) {
			t.Errorf("tenants are %q, want %q", got, step.want)
		}
	}
}
