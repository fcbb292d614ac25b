package apiclient

import (
	"context"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"sync/atomic"
	"testing"
)

// serveThings starts a server that answers for thing "7" and counts connections and HTTP/2 requests.
func serveThings(t *testing.T, http2 bool) (server *httptest.Server, opened, inHTTP2 *atomic.Int64) {
	t.Helper()

	opened, inHTTP2 = new(atomic.Int64), new(atomic.Int64)

	server = httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.ProtoMajor == 2 {
			inHTTP2.Add(1)
		}

		_, _ = w.Write([]byte(`{"id": "7"}`))
	}))
	server.Config.ConnState = func(_ net.Conn, state http.ConnState) {
		if state == http.StateNew {
			opened.Add(1)
		}
	}
	server.Config.ErrorLog = log.New(io.Discard, "", 0) // connections that nobody needed any more
	server.EnableHTTP2 = http2

	if http2 {
		server.StartTLS()
	} else {
		server.Start()
	}

	t.Cleanup(server.Close)

	return server, opened, inHTTP2
}

func clientOf(t *testing.T, server *httptest.Server, policy Policy) *Client {
	t.Helper()

	base, err := ParseBaseURL(server.URL)
	if err != nil {
		t.Fatal(err)
	}

	return New(Config{
		Vendor:     "Vendor",
		BaseURL:    base,
		HTTP:       NewHTTPClient(policy),
		Authorizer: APIKey{"X-Api-Key", "key"},
		Debug:      func(context.Context, string, map[string]any) {},
	})
}

func TestConnectionsAreReused(t *testing.T) {
	t.Parallel()

	server, opened, _ := serveThings(t, false)
	policy := DefaultPolicy("agent")
	policy.MaxConcurrentRequests = 4

	if err := getMany(t.Context(), clientOf(t, server, policy), 500); err != nil {
		t.Fatal(err)
	}

	if count := opened.Load(); count < 1 || count > 4 {
		t.Errorf("%d connections were opened for 500 reads, 4 at once", count)
	}
}

func TestHTTP2WhereTheServerHasIt(t *testing.T) {
	t.Parallel()

	server, opened, inHTTP2 := serveThings(t, true)
	policy := DefaultPolicy("agent")
	policy.RootCAs = server.Client().Transport.(*http.Transport).TLSClientConfig.RootCAs //nolint:forcetypeassert // httptest says so

	if err := getMany(t.Context(), clientOf(t, server, policy), 100); err != nil {
		t.Fatal(err)
	}

	if inHTTP2.Load() != 100 || opened.Load() > int64(policy.MaxConcurrentRequests) {
		t.Errorf("%d of 100 requests in HTTP/2, over %d connections", inHTTP2.Load(), opened.Load())
	}
}
