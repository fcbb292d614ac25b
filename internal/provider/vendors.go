package provider

import (
	"github.com/seed-97276580/terraform-provider-identity/internal/datasources"
	"github.com/seed-97276580/terraform-provider-identity/internal/datasources/beltic"
	"github.com/seed-97276580/terraform-provider-identity/internal/datasources/solaris"
)

// vendors is the list that the provider consists of. A new vendor is a line here.
func vendors() []datasources.Vendor {
	return []datasources.Vendor{
		solaris.Vendor(),
		beltic.Vendor(),
	}
}
