package apiclient

import (
	"context"
	"net/http"
	"strings"
)

// APIKey is an Authorizer that sends a key in a header.
type APIKey struct {
	Header, Key string
	Prefixes    []string // documented beginnings of keys, which are no secret
}

// Authorize implements Authorizer.
func (k APIKey) Authorize(_ context.Context, req *http.Request) error {
	req.Header.Set(k.Header, k.Key)

	return nil
}

// Secrets implements Authorizer.
func (k APIKey) Secrets() []string {
	for _, prefix := range k.Prefixes {
		if secret, found := strings.CutPrefix(k.Key, prefix); found {
			return []string{secret}
		}
	}

	return []string{k.Key}
}

// Renew implements Authorizer: there is no other key.
func (APIKey) Renew(*http.Request) bool { return false }
