package apiclient

import "sync"

// Secrets are the credentials of all vendors of one provider configuration. None of them is shown, whoever repeats it:
// something in front of several vendors, such as a gateway, sees all of them. It is safe for concurrent use.
type Secrets struct {
	mu   sync.Mutex
	held []Authorizer
}

// add adds what an authorizer has at any time. Nil takes nothing.
func (s *Secrets) add(authorizer Authorizer) {
	if s == nil {
		return
	}

	s.mu.Lock()
	defer s.mu.Unlock()

	s.held = append(s.held, authorizer)
}

// all returns what must not be shown at the moment. Nil has nothing.
func (s *Secrets) all() (secrets []string) {
	if s == nil {
		return nil
	}

	s.mu.Lock()
	defer s.mu.Unlock()

	for _, authorizer := range s.held {
		secrets = append(secrets, authorizer.Secrets()...)
	}

	return secrets
}
