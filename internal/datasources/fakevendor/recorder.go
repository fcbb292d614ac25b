// Package fakevendor holds what the vendors' fakes share: recorded requests, faults on demand, and stored
// answers that are literal JSON.
package fakevendor

import (
	"maps"
	"net/http"
	"net/url"
	"slices"
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
	pending  []change
}

// change is something that happens once a number of requests have come.
type change struct {
	after int
	do    func()
}

// After calls do when so many requests have come, before the next one is answered: a change at the vendor
// while somebody polls.
func (s *Switchboard) After(requests int, do func()) {
	s.mu.Lock()
	defer s.mu.Unlock()

	s.pending = append(s.pending, change{requests, do})
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
	for _, change := range s.due() {
		change.do()
	}

	fault := s.record(r)
	if fault == nil || fault.Status == 0 {
		serve(w, r)

		return
	}

	maps.Copy(w.Header(), fault.Header)

	w.WriteHeader(fault.Status)
	_, _ = w.Write([]byte(fault.Body))
}

// due takes the changes whose time has come.
func (s *Switchboard) due() []change {
	s.mu.Lock()
	defer s.mu.Unlock()

	var due []change

	s.pending = slices.DeleteFunc(s.pending, func(c change) bool {
		isDue := c.after <= len(s.requests)
		if isDue {
			due = append(due, c)
		}

		return isDue
	})

	return due
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
