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

// Prepare implements Authorizer: the key is there.
func (k APIKey) Prepare(context.Context) error { return nil }

// Authorize implements Authorizer.
func (k APIKey) Authorize(req *http.Request) bool {
	req.Header.Set(k.Header, k.Key)

	return true
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
