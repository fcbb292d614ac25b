// Package fakevendor holds what the vendors' fakes share: stored sessions that are literal JSON, recorded requests,
// and faults on demand.
package fakevendor

import "net/http"

// Fake is a vendor's fake as those see it who test all vendors.
type Fake interface {
	http.Handler

	// Environment returns the environment variables of a provider that reads from the fake at baseURL.
	Environment(baseURL string) map[string]string
	// Arguments returns the arguments of identity_VENDOR_session that read a session of the fake.
	Arguments(id string) map[string]any
	// ManyArguments returns the arguments of identity_VENDOR_sessions that read sessions of the fake by their ids.
	ManyArguments(ids ...string) map[string]any
	// Secrets returns what must not leave the fake and its client: a credential first, then others, tokens and parts of
	// personal data.
	Secrets() []string

	// JSON returns a session with all documented members, no two of them alike.
	JSON(id, status string) string
	// PutSession stores such a session.
	PutSession(id, status string)
	// PutResponse stores any text as the response for a session.
	PutResponse(id, body string)
	// SetStatus changes the status of a session, and reports whether there is one with the id.
	SetStatus(id, status string) bool
	// Forget removes all sessions.
	Forget()

	After(requests int, do func())
	FailNext(faults ...Fault)
	FailAlways(fault *Fault)
	Requests() []Request
}
