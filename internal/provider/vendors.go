package provider

import (
	"github.com/seed-97276580/terraform-provider-identity/internal/datasources"
	"github.com/seed-97276580/terraform-provider-identity/internal/datasources/beltic"
	"github.com/seed-97276580/terraform-provider-identity/internal/datasources/solaris"
)

// Vendors returns the list that the provider consists of. A new vendor is a line here.
func Vendors() []datasources.Vendor {
	return []datasources.Vendor{
		solaris.Vendor(),
		beltic.Vendor(),
	}
}
