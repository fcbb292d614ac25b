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

// Fault is a response that a fake gives in place of the right one.
type Fault struct {
	Status int
	Header http.Header
	Body   string
}

// Pass is no fault: the request gets its right response.
func Pass() Fault { return Fault{} }

// Page is what a proxy, a firewall or a login page responds with in the vendor's place.
func Page(status int) Fault {
	return Fault{
		Status: status, Header: http.Header{"Content-Type": {"text/html"}},
		Body: "<html><body><h1>" + http.StatusText(status) + "</h1></body></html>",
	}
}

// AnotherServer is the 404 of a web server that has no such page: a proxy, or a wrong address, responds in the vendor's
// place and knows nothing of its sessions.
func AnotherServer() Fault { return Page(http.StatusNotFound) }

// Recorder records requests and plays faults. It is safe for concurrent use.
type Recorder struct {
	mu       sync.Mutex
	requests []Request
	faults   []Fault
	standing *Fault
	changes  map[int]func() // by the number of requests before them
}

// After calls do once so many requests have come, before the next one is served: a change at the vendor while a user
// polls.
func (r *Recorder) After(requests int, do func()) {
	r.mu.Lock()
	defer r.mu.Unlock()

	if r.changes == nil {
		r.changes = map[int]func(){}
	}

	r.changes[requests] = do
}

// FailNext makes the next requests fail, one fault each, before the fake even looks at them: what a proxy
// or load balancer in front of the vendor does.
func (r *Recorder) FailNext(faults ...Fault) {
	r.mu.Lock()
	defer r.mu.Unlock()

	r.faults = append(r.faults, faults...)
}

// FailAlways makes every request fail until it is called with nil: an outage, or a wrong address.
func (r *Recorder) FailAlways(fault *Fault) {
	r.mu.Lock()
	defer r.mu.Unlock()

	r.standing = fault
}

// Requests returns what was received so far, faults included.
func (r *Recorder) Requests() []Request {
	r.mu.Lock()
	defer r.mu.Unlock()

	return slices.Clone(r.requests)
}

// Serve records a request, and plays a fault or serves the right response. It is the body of a fake's ServeHTTP.
func (r *Recorder) Serve(w http.ResponseWriter, req *http.Request, serve http.HandlerFunc) {
	change, fault := r.record(req)
	if change != nil {
		change()
	}

	if fault == nil || fault.Status == 0 {
		serve(w, req)

		return
	}

	maps.Copy(w.Header(), fault.Header)
	w.WriteHeader(fault.Status)
	_, _ = w.Write([]byte(fault.Body))
}

// record returns what is to happen before a request is served, and in place of it.
func (r *Recorder) record(req *http.Request) (change func(), fault *Fault) {
	r.mu.Lock()
	defer r.mu.Unlock()

	change, fault = r.changes[len(r.requests)], r.standing
	r.requests = append(r.requests, Request{req.Method, req.URL.EscapedPath(), req.URL.Query(), req.Header.Clone()})

	if len(r.faults) > 0 {
		fault = &r.faults[0]
		r.faults = r.faults[1:]
	}

	return change, fault
}
