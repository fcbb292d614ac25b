package apiclient

import (
	"context"
	"io"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"
)

// response is what a script does with one request.
type response struct {
	status     int    // 0 for err
	retryAfter string // each line is a header of its own
	age        string // the same
	mediaType  string // of the body
	body       string
	err        error
	takes      time.Duration
	bodyHangs  bool // until the request's context ends
}

// hanging is a body that does not come.
type hanging struct{ context.Context }

func (h hanging) Read([]byte) (int, error) {
	<-h.Done()

	return 0, h.Err()
}

// script is a RoundTripper that plays responses, the last one again and again. It is made for the virtual
// time of synctest, and notes when each request came.
type script struct {
	responses []response

	mu       sync.Mutex
	start    time.Time
	at       []time.Duration // of each request, since the start
	requests []*http.Request
	body     string // of the last request
	inFlight int
	peak     int // of inFlight
}

func play(responses ...response) *script {
	return &script{responses: responses, start: time.Now()}
}

// ok is a response that Get takes for thing "7".
var ok = response{status: http.StatusOK, body: `{"id": "7"}`}

func (s *script) RoundTrip(req *http.Request) (*http.Response, error) {
	next := s.begin(req)
	defer s.end()

	select {
	case <-time.After(next.takes):
	case <-req.Context().Done():
		return nil, req.Context().Err()
	}

	if next.err != nil {
		return nil, next.err
	}

	header := http.Header{}
	if next.retryAfter != "" {
		header["Retry-After"] = strings.Split(next.retryAfter, "\n")
	}

	if next.mediaType != "" {
		header.Set("Content-Type", next.mediaType)
	}

	if next.age != "" {
		header["Age"] = strings.Split(next.age, "\n")
	}

	var body io.Reader = strings.NewReader(next.body)
	if next.bodyHangs {
		body = hanging{req.Context()}
	}

	return &http.Response{
		StatusCode: next.status,
		Header:     header,
		Body:       io.NopCloser(body),
		Request:    req,
	}, nil
}

func (s *script) begin(req *http.Request) response {
	s.mu.Lock()
	defer s.mu.Unlock()

	next := s.responses[min(len(s.at), len(s.responses)-1)]
	s.at = append(s.at, time.Since(s.start))
	s.requests = append(s.requests, req)

	body, _ := io.ReadAll(req.Body)
	s.body = string(body)

	s.inFlight++
	s.peak = max(s.peak, s.inFlight)

	return next
}

func (s *script) end() {
	s.mu.Lock()
	defer s.mu.Unlock()

	s.inFlight--
}

// client returns a Client that talks to the script, with the default policy as changed by change.
func (s *script) client(t *testing.T, change func(*Policy)) *Client {
	t.Helper()

	policy := DefaultPolicy("agent")
	if change != nil {
		change(&policy)
	}

	base, err := url.Parse("https://api.example")
	if err != nil {
		t.Fatal(err)
	}

	return New(Config{
		Vendor:     "Vendor",
		BaseURL:    base,
		HTTP:       newHTTPClient(policy, s),
		Authorizer: APIKey{Header: "X-Api-Key", Key: "key"},
		Debug:      func(context.Context, string, map[string]any) {},
	})
}
