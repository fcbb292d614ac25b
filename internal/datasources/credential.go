package datasources

import (
	"errors"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/schema/validator"

	"github.com/seed-97276580/terraform-provider-identity/internal/apiclient"
	"github.com/seed-97276580/terraform-provider-identity/internal/attribute"
)

// APIKey takes what can be an API key: visible ASCII characters, %x21-7E.
func APIKey() validator.String {
	return attribute.Rule("must be visible ASCII characters, not in quotes", func(value string) error {
		return checkCredential(value, '!')
	})
}

// OAuth takes what can be an OAuth client id or secret: printable ASCII characters, %x20-7E (RFC 6749, appendix A).
func OAuth() validator.String {
	return attribute.Rule("must be printable ASCII characters, not in quotes", func(value string) error {
		return checkCredential(value, ' ')
	})
}

// checkCredential refuses what was copied with more than the credential, or with a part of it changed.
func checkCredential(value string, first rune) error {
	if err := attribute.CheckText(value); err != nil {
		return err
	}

	switch {
	case strings.HasPrefix(strings.ToLower(value), "bearer "):
		return errors.New("must be the credential alone, without the word in front of it")
	case len(value) > 1 && value[0] == value[len(value)-1] && strings.ContainsAny(value[:1], "\"'`"):
		return errors.New("must not be in quotes; some env files keep them as a part of the value")
	case strings.ContainsFunc(value, func(r rune) bool { return r < first || r > '~' }):
		return errors.New("must consist of ASCII characters without spaces; look for a typographic character")
	default:
		return nil
	}
}

// URL takes https URLs, and http URLs of loopback addresses.
func URL() validator.String {
	return attribute.Rule("must be an https URL, or an http URL of a loopback address, without user name, query and "+
		"fragment", checkURL)
}

func checkURL(value string) error {
	if err := attribute.CheckText(value); err != nil {
		return err
	}

	address, err := apiclient.ParseBaseURL(value)
	if err == nil && strings.HasSuffix(strings.TrimRight(address.Path, "/"), "/v1") {
		return errors.New("must not end in /v1: the provider adds the version")
	}

	return err
}
