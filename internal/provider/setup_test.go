package provider_test

import (
	"strings"
	"testing"

	"github.com/seed-97276580/terraform-provider-identity/internal/acctest"
	"github.com/seed-97276580/terraform-provider-identity/internal/acctest/fakes"
)

// block is an argument of the provider that is a block.
type block = map[string]any

// secret is a part of every secret in this package's tests, and must not be in any text.
const secret = "s3cr3t"

// read reads the session "s1" of a fake.
func read(t *testing.T, server *acctest.Server, fake fakes.Fake) acctest.Result {
	t.Helper()

	return server.Read(t, fake.One(), fake.Arguments("s1"))
}

// expectApproved reads the session "s1" of a fake, which is approved.
func expectApproved(t *testing.T, server *acctest.Server, fake fakes.Fake) {
	t.Helper()

	if result := read(t, server, fake); result.Values["decision"] != "approved" {
		t.Errorf("%s: the decision is %v, and errors are %q", fake.Name, result.Values["decision"], result.Errors)
	}
}

// expectNoRequest fails the test if a fake was asked for anything.
func expectNoRequest(t *testing.T, fake fakes.Fake) {
	t.Helper()

	if requests := fake.Requests(); len(requests) > 0 {
		t.Errorf("%s: requests were sent: %v", fake.Name, requests)
	}
}

// expectNoSecret fails the test if a text has a secret of this package's tests or of the fakes.
func expectNoSecret(t *testing.T, text string, all []fakes.Fake) {
	t.Helper()

	secrets := []string{secret}
	for _, fake := range all {
		secrets = append(secrets, fake.Secrets()...)
	}

	for _, secret := range secrets {
		if strings.Contains(text, secret) {
			t.Errorf("%q is in %s", secret, text)
		}
	}
}

// expectMessage fails the test unless a text has all parts in this order.
func expectMessage(t *testing.T, text string, parts ...string) {
	t.Helper()

	if !acctest.Message(parts...).MatchString(text) {
		t.Errorf("got %s\nwant %q", text, parts)
	}
}
