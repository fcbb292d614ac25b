package conformance

import (
	"bytes"
	"io"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/seed-97276580/terraform-provider-identity/internal/acctest"
)

// ExpectMirrored reads a session and compares it with the response: each member has its attribute, and each attribute
// that is neither null nor the provider's own has its member. It tells names only, as values may be about a person.
func (s Suite) ExpectMirrored(t *testing.T, env acctest.Env, arguments map[string]any) {
	t.Helper()

	variable := strings.ToUpper(s.Vendor.Name) + "_BASE_URL"

	vendor, err := url.Parse(env[variable])
	if err != nil {
		t.Fatal(err)
	}

	var last atomic.Pointer[[]byte]

	// A relay shows what the vendor responds.
	relay := httptest.NewServer(&httputil.ReverseProxy{
		Rewrite: func(request *httputil.ProxyRequest) {
			request.SetURL(vendor)
			request.Out.Header.Del("Accept-Encoding") // or the body might come compressed
		},
		ModifyResponse: func(response *http.Response) error {
			body, err := io.ReadAll(response.Body)
			response.Body = io.NopCloser(bytes.NewReader(body))
			last.Store(&body)

			return err
		},
	})
	t.Cleanup(relay.Close)

	env[variable] = relay.URL

	server, configured := acctest.NewServer(t, env, nil)
	result := server.Read(t, s.one(), arguments)

	if errors := slices.Concat(configured.Errors, result.Errors); len(errors) > 0 {
		t.Fatal(errors)
	}

	want := s.mirrored(t, string(*last.Load()), arguments, result.Values["decision"])
	for _, at := range differences(result.Values, want) {
		t.Errorf("%s%s is not the same in state and in the response", s.one(), at)
	}
}

// testMirrored tests the test of the vendor itself, against the fake.
func (s Suite) testMirrored(t *testing.T) {
	_, env := s.setUp(t)
	s.ExpectMirrored(t, env, s.arguments("s1"))
}
