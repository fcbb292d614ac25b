package apiclient

import (
	"context"
	"net/http"
)

// Authorizer puts a vendor's credential on requests to that vendor's API.
type Authorizer interface {
	credential
	// Renew is told that the API did not take the credential on req. It reports whether there will be another one.
	Renew(req *http.Request) bool
	// Secrets returns what must not be shown.
	Secrets() []string
}

// credential is the part of an Authorizer that each request needs.
type credential interface {
	// Prepare waits until there is a credential. Its error is an *Error.
	Prepare(ctx context.Context) error
	// Authorize puts the credential on req, and reports whether there is one: it may have expired since Prepare.
	Authorize(req *http.Request) bool
}

type authorizerKey struct{}

// withAuthorizer returns a context whose requests carry the authorizer's credential, whenever they are sent.
func withAuthorizer(ctx context.Context, authorizer Authorizer) context.Context {
	return context.WithValue(ctx, authorizerKey{}, authorizer)
}

// authorizerOf returns what puts the credential on a request with the context, or adds nothing.
func authorizerOf(ctx context.Context) credential {
	if authorizer, ok := ctx.Value(authorizerKey{}).(Authorizer); ok {
		return authorizer
	}

	return asItIs{}
}

// asItIs leaves a request as it is.
type asItIs struct{}

func (asItIs) Prepare(context.Context) error { return nil }
func (asItIs) Authorize(*http.Request) bool  { return true }
