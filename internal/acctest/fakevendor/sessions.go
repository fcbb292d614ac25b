package fakevendor

import "sync"

// Sessions are the sessions that a fake has, and the part of Fake that is the same for all vendors. A fake embeds it
// and serves through Serve. It is safe for concurrent use.
type Sessions struct {
	Recorder

	// Template is a session with all documented members, and IDAt and StatusAt are where it has these two.
	Template       string
	IDAt, StatusAt []string

	mu     sync.Mutex
	bodies map[string]string
}

// JSON implements Fake.
func (s *Sessions) JSON(id, status string) string {
	return Set(Set(s.Template, id, s.IDAt...), status, s.StatusAt...)
}

// PutSession implements Fake.
func (s *Sessions) PutSession(id, status string) { s.PutResponse(id, s.JSON(id, status)) }

// PutResponse implements Fake.
func (s *Sessions) PutResponse(id, body string) {
	s.mu.Lock()
	defer s.mu.Unlock()

	if s.bodies == nil {
		s.bodies = map[string]string{}
	}

	s.bodies[id] = body
}

// SetStatus implements Fake.
func (s *Sessions) SetStatus(id, status string) bool {
	body, found := s.Body(id)
	if found {
		s.PutResponse(id, Set(body, status, s.StatusAt...))
	}

	return found
}

// Body returns the response for a session.
func (s *Sessions) Body(id string) (body string, found bool) {
	s.mu.Lock()
	defer s.mu.Unlock()

	body, found = s.bodies[id]

	return body, found
}

// Bodies calls each with every session, in no order.
func (s *Sessions) Bodies(each func(id, body string)) {
	s.mu.Lock()
	defer s.mu.Unlock()

	for id, body := range s.bodies {
		each(id, body)
	}
}

// Forget implements Fake.
func (s *Sessions) Forget() {
	s.mu.Lock()
	defer s.mu.Unlock()

	clear(s.bodies)
}
