// Package fakevendor holds what the vendors' fakes share: recorded requests, faults on demand, and stored
// answers that are literal JSON.
package fakevendor

import (
	"maps"
	"net/http"
	"net/url"
	"sync"
)

// Request is a request that a fake received.
type Request struct {
	Method string
	Path   string // escaped, as it came over the wire
	Query  url.Values
	Header http.Header
}

// Fault is an answer that a fake gives in place of the right one.
type Fault struct {
	Status int
	Header http.Header
	Body   string
}

// Pass is no fault: the request gets its right answer.
func Pass() Fault { return Fault{} }

// Switchboard records requests and plays faults. A fake embeds it and serves through Handle. It is safe for
// concurrent use.
type Switchboard struct {
	mu       sync.Mutex
	requests []Request
	faults   []Fault
	standing *Fault
}

// FailNext makes the next requests fail, one fault each, before the fake even looks at them: what a proxy
// or load balancer in front of the vendor does.
func (s *Switchboard) FailNext(faults ...Fault) {
	s.mu.Lock()
	defer s.mu.Unlock()

	s.faults = append(s.faults, faults...)
}

// FailAlways makes every request fail until it is called with nil: an outage.
func (s *Switchboard) FailAlways(fault *Fault) {
	s.mu.Lock()
	defer s.mu.Unlock()

	s.standing = fault
}

// Requests returns what was received so far, faults included.
func (s *Switchboard) Requests() []Request {
	s.mu.Lock()
	defer s.mu.Unlock()

	return append([]Request(nil), s.requests...)
}

// Handle records the request, and plays a fault or serves the right answer.
func (s *Switchboard) Handle(w http.ResponseWriter, r *http.Request, serve http.HandlerFunc) {
	fault := s.record(r)
	if fault == nil || fault.Status == 0 {
		serve(w, r)

		return
	}

	maps.Copy(w.Header(), fault.Header)

	w.WriteHeader(fault.Status)
	_, _ = w.Write([]byte(fault.Body))
}

func (s *Switchboard) record(r *http.Request) *Fault {
	s.mu.Lock()
	defer s.mu.Unlock()

	s.requests = append(s.requests, Request{r.Method, r.URL.EscapedPath(), r.URL.Query(), r.Header.Clone()})

	if len(s.faults) > 0 {
		fault := s.faults[0]
		s.faults = s.faults[1:]

		return &fault
	}

	return s.standing
}
