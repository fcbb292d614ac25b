// Package fakes lists the vendors' fakes, for those who start all of them.
package fakes

import (
	"maps"
	"testing"

	"github.com/seed-97276580/terraform-provider-identity/internal/acctest/fakevendor"
	"github.com/seed-97276580/terraform-provider-identity/internal/datasources"
	"github.com/seed-97276580/terraform-provider-identity/internal/datasources/beltic"
	"github.com/seed-97276580/terraform-provider-identity/internal/datasources/beltic/beltictest"
	"github.com/seed-97276580/terraform-provider-identity/internal/datasources/solaris"
	"github.com/seed-97276580/terraform-provider-identity/internal/datasources/solaris/solaristest"
)

// Fake is a vendor with a fake of it.
type Fake struct {
	datasources.Vendor
	fakevendor.Fake
}

// All returns a new fake of each vendor, without sessions.
func All() []Fake {
	return []Fake{
		{solaris.Vendor(), solaristest.New()},
		{beltic.Vendor(), beltictest.New()},
	}
}

// Start serves a new fake of each vendor until the test ends, each with the approved session "s1". It returns them with
// the environment of a provider that reads from all of them.
func Start(tb testing.TB) (all []Fake, env map[string]string) {
	tb.Helper()

	all, env = All(), map[string]string{}
	for _, fake := range all {
		fake.PutSession("s1", fake.Approved())
		maps.Copy(env, fake.Environment(fakevendor.Start(tb, fake)))
	}

	return all, env
}

// One returns the type that reads one session.
func (f Fake) One() string { return "identity_" + f.Name + "_session" }

// Many returns the type that reads many sessions.
func (f Fake) Many() string { return "identity_" + f.Name + "_sessions" }

// Approved returns the vendor's status for an approved session.
func (f Fake) Approved() string { return f.Decisions.First(datasources.Approved) }
