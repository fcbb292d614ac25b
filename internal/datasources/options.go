package datasources

import "github.com/seed-97276580/terraform-provider-identity/internal/apiclient"

// Options is what the provider gives to each vendor's client besides the vendor's own settings.
type Options struct {
	HTTP  apiclient.Policy
	Debug apiclient.Logger // nil if nobody reads it
}
