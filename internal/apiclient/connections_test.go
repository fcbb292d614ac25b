package apiclient

import (
	"context"
	"crypto/x509"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"sync/atomic"
	"testing"
	"time"
)

// serveThings starts a server that has thing "7" and counts connections and HTTP/2 requests.
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

// rootsOf returns what a client must trust to trust a test server.
func rootsOf(server *httptest.Server) *x509.CertPool {
	pool := x509.NewCertPool()
	pool.AddCert(server.Certificate())

	return pool
}

func clientOf(tb testing.TB, server *httptest.Server, policy Policy) *Client {
	tb.Helper()

	base, err := ParseBaseURL(server.URL)
	if err != nil {
		tb.Fatal(err)
	}

	return New(Config{
		Vendor:     "Vendor",
		BaseURL:    base,
		HTTP:       NewHTTPClient(policy),
		Authorizer: APIKey{Header: "X-Api-Key", Key: "key"},
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

// A server that has HTTP/2 gets HTTP/1.1: one connection for one request at a time.
func TestHTTP1Only(t *testing.T) {
	t.Parallel()

	server, opened, inHTTP2 := serveThings(t, true)
	policy := DefaultPolicy("agent")
	policy.RootCAs = rootsOf(server)

	if err := getMany(t.Context(), clientOf(t, server, policy), 100); err != nil {
		t.Fatal(err)
	}

	if inHTTP2.Load() != 0 || opened.Load() > int64(policy.MaxConcurrentRequests) {
		t.Errorf("%d of 100 requests in HTTP/2, over %d connections", inHTTP2.Load(), opened.Load())
	}
}

// A name that net/http would not take for a loopback address is one all the same: no key goes to a proxy in clear text.
func TestNoProxyForHTTP(t *testing.T) {
	t.Parallel()

	for _, address := range []string{"http://Localhost:1/", "http://LOCALHOST/", "http://127.1.1.1/", "http://[::1]/"} {
		req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, address, nil)
		if err != nil {
			t.Fatal(err)
		}

		if proxy, err := newTransport(DefaultPolicy("agent")).Proxy(req); proxy != nil || err != nil {
			t.Errorf("%s: proxy %v, error %v", address, proxy, err)
		}
	}
}

// BenchmarkThousandReads reads a thousand objects over TLS from a server that takes 50 ms for each.
func BenchmarkThousandReads(b *testing.B) {
	server := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		time.Sleep(50 * time.Millisecond)

		_, _ = w.Write([]byte(`{"id": "7"}`))
	}))
	server.EnableHTTP2 = true // offered, not taken
	server.StartTLS()
	b.Cleanup(server.Close)

	policy := DefaultPolicy("agent")
	policy.RootCAs = rootsOf(server)
	client := clientOf(b, server, policy)

	for b.Loop() {
		if err := getMany(b.Context(), client, 1000); err != nil {
			b.Fatal(err)
		}
	}
}
