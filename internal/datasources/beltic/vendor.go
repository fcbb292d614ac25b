// Package beltic reads identity-verification sessions from Beltic.
package beltic

import "github.com/seed-97276580/terraform-provider-identity/internal/datasources"

const title = "Beltic"

// Vendor returns Beltic's row in the provider's list.
func Vendor() datasources.Vendor {
	return datasources.Vendor{
		Name:        "beltic",
		Title:       title,
		Description: "Access to Beltic, with an API key. Required by everything named `identity_beltic_…`.",
		Settings:    settings(),
		Decisions:   decisions(),
		Sources:     []datasources.Source{session, sessions},
		Addresses:   func(settings datasources.Settings) []string { return []string{settings.Get("base_url")} },
		NewClient:   newClient,
	}
}
