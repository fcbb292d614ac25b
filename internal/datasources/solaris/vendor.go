// Package solaris reads identification sessions from Solaris.
package solaris

import (
	"github.com/seed-97276580/terraform-provider-identity/internal/attribute"
	"github.com/seed-97276580/terraform-provider-identity/internal/datasources"
)

const title = "Solaris"

// Vendor returns Solaris's row in the provider's list.
func Vendor() datasources.Vendor {
	return datasources.Vendor{
		Name:        "solaris",
		Title:       title,
		Description: "Access to Solaris, with OAuth2 client credentials. Required by everything named `identity_solaris_…`.",
		Settings:    settings(),
		Rules:       []attribute.BlockRule{attribute.AllOrNoneOf("base_url", "token_url"), oneEnvironment},
		Decisions:   decisions(),
		Sources:     []datasources.Source{session, sessions},
		Addresses: func(settings datasources.Settings) []string {
			baseURL, tokenURL := addresses(settings)

			return []string{baseURL, tokenURL}
		},
		NewClient: newClient,
	}
}
