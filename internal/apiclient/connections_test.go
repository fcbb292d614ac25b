package apiclient

import (
	"context"
	"crypto/x509"
	"errors"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"net/http/httptrace"
	"net/url"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
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

// A resolver may take localhost for another host, to which nothing is sent.
func TestLocalhostIsLoopback(t *testing.T) {
	t.Parallel()

	for _, test := range []struct {
		address, resolved string
		want              error
	}{
		{"localhost:80", "127.0.0.1:80", nil},
		{"localhost:80", "[::1]:80", nil},
		{"localhost:80", "192.0.2.2:80", errNotLocal},
		{"localhost:443", "[2001:db8::1]:443", errNotLocal},
		{"127.9.9.9:80", "127.9.9.9:80", nil},
	} {
		if err := dialerTo(test.address, time.Second).Control("tcp", test.resolved, nil); !errors.Is(err, test.want) {
			t.Errorf("%s at %s: error is %v", test.address, test.resolved, err)
		}
	}

	if dialerTo("api.example:443", time.Second).Control != nil {
		t.Error("any other name must be where its resolver says")
	}

	synctest.Test(t, func(t *testing.T) {
		server := play(response{err: &net.OpError{Op: "dial", Err: errNotLocal}})
		err := server.client(t, nil).Get(t.Context(), &thing{}, "7")

		failure, ok := errors.AsType[*Error](err)
		if !ok || failure.Kind() != UnknownHost || len(server.at) != 1 ||
			!strings.Contains(err.Error(), "localhost is not a loopback address on this machine") {
			t.Errorf("%d attempts, error is %v", len(server.at), err)
		}
	})
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

// A connection that was kept and turns out to be closed costs an attempt like any other: without retries, each read is
// one request, which has no body.
func TestClosedConnectionIsAnAttempt(t *testing.T) {
	t.Parallel()

	for name, hangUp := range map[string]func(net.Conn) error{
		"closed": net.Conn.Close,
		"reset": func(connection net.Conn) error {
			tcp, _ := connection.(*net.TCPConn)
			_ = tcp.SetLinger(0)

			return tcp.Close()
		},
		"half a line": func(connection net.Conn) error {
			_, _ = io.WriteString(connection, "HTTP/1.1 20")

			return connection.Close()
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			var requests atomic.Int64

			server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				if r.ContentLength != 0 || len(r.TransferEncoding) > 0 {
					t.Errorf("a request has a body: length %d, encoding %q", r.ContentLength, r.TransferEncoding)
				}

				if requests.Add(1)%2 == 1 {
					_, _ = io.WriteString(w, `{"id": "7"}`)

					return
				}

				connection, _, err := http.NewResponseController(w).Hijack()
				if err == nil {
					err = hangUp(connection)
				}

				if err != nil {
					t.Error(err)
				}
			}))
			t.Cleanup(server.Close)

			policy := DefaultPolicy("agent")
			policy.MaxRetries = 0
			client := clientOf(t, server, policy)

			for i := range 10 {
				err := client.Get(t.Context(), &thing{}, "7")
				if fails := i%2 == 1; (err != nil) != fails || requests.Load() != int64(i+1) {
					t.Fatalf("read %d, after %d requests: error is %v", i, requests.Load(), err)
				}
			}
		})
	}
}

// A path that drops a connection tells neither side: what is sent over it is lost. Each attempt that follows has a
// connection of its own, also at a server that offers HTTP/2.
func TestDeadConnectionIsNotUsedAgain(t *testing.T) {
	t.Parallel()

	for name, http2 := range map[string]bool{"HTTP/1.1": false, "HTTP/2 offered": true} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			server, opened, _ := serveThings(t, http2)

			var lost atomic.Pointer[lossy]

			policy := DefaultPolicy("agent")
			policy.RequestTimeout, policy.MinRetryWait = time.Second, time.Millisecond

			if http2 {
				policy.RootCAs = rootsOf(server)
			}

			transport := newTransport(policy)
			dial := transport.DialContext
			transport.DialContext = func(ctx context.Context, network, address string) (net.Conn, error) {
				connection, err := dial(ctx, network, address)
				if err != nil || lost.Load() != nil {
					return connection, err
				}

				first := &lossy{Conn: connection}
				lost.Store(first)

				return first, nil
			}

			client := clientOf(t, server, policy)
			client.config.HTTP = newHTTPClient(policy, transport)

			for i := range 3 {
				if err := client.Get(t.Context(), &thing{}, "7"); err != nil {
					t.Fatalf("read %d: %v", i, err)
				}

				lost.Load().isDead.Store(true) // after the first read
			}

			if opened.Load() != 2 {
				t.Errorf("%d connections were opened", opened.Load())
			}
		})
	}
}

// deaf is a listener that keeps its first connections open and says nothing on them.
type deaf struct {
	net.Listener

	left   int
	opened atomic.Int64
	closed chan struct{} // gets one for each that the client has closed
}

// Accept implements net.Listener.
func (d *deaf) Accept() (net.Conn, error) {
	for {
		connection, err := d.Listener.Accept()
		if err != nil {
			return nil, err
		}

		d.opened.Add(1)

		if d.left == 0 {
			return connection, nil
		}

		d.left--

		go func() {
			_, _ = io.Copy(io.Discard, connection)
			_ = connection.Close()
			d.closed <- struct{}{}
		}()
	}
}

// A TLS handshake that hangs costs an attempt. It leaves its place to the next one, and is not used when that one has
// come.
func TestHandshakeThatHangs(t *testing.T) {
	t.Parallel()

	const connections = 4

	server := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		_, _ = io.WriteString(w, `{"id": "7"}`)
	}))
	listener := &deaf{Listener: server.Listener, left: connections, closed: make(chan struct{}, connections)}
	server.Listener = listener
	server.Config.ErrorLog = log.New(io.Discard, "", 0) // connections that nobody needed any more

	server.StartTLS()
	t.Cleanup(server.Close)

	policy := DefaultPolicy("agent")
	policy.RootCAs = rootsOf(server)
	policy.MaxConcurrentRequests, policy.MaxRetries = connections, 1
	policy.RequestTimeout, policy.MinRetryWait = time.Second, time.Millisecond

	if err := getMany(t.Context(), clientOf(t, server, policy), connections); err != nil {
		t.Error(err)
	}

	for range connections {
		<-listener.closed
	}

	if opened := listener.opened.Load(); opened > 2*connections {
		t.Errorf("%d connections were opened", opened)
	}
}

// Whatever hangs while a connection is opened, an attempt has a connection of its own, and none stays open.
func TestConnectionThatCannotBeOpened(t *testing.T) {
	t.Parallel()

	const reads = 4

	for name, scheme := range map[string]string{"TLS": "", "HTTP proxy": "http", "SOCKS proxy": "socks5"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			listener := listen(t)

			policy := DefaultPolicy("agent")
			policy.MaxConcurrentRequests, policy.MaxRetries = reads, 1
			policy.RequestTimeout, policy.MinRetryWait = 500*time.Millisecond, time.Millisecond

			transport := newTransport(policy)
			base := &url.URL{Scheme: "https", Host: listener.Addr().String()}

			if scheme != "" {
				transport.Proxy = http.ProxyURL(&url.URL{Scheme: scheme, Host: base.Host})
				base.Host = "vendor.example"
			}

			client := play().client(t, nil)
			client.config.BaseURL, client.config.HTTP = base, newHTTPClient(policy, transport)

			err := getMany(t.Context(), client, reads)
			if failure, ok := errors.AsType[*Error](err); !ok || failure.Kind() != TimedOut || failure.Attempts != 2 {
				t.Errorf("error is %v", err)
			}

			for range 2 * reads {
				<-listener.closed
			}

			if opened := listener.opened.Load(); opened != 2*reads {
				t.Errorf("%d connections were opened", opened)
			}
		})
	}
}

// The time in which a connection must be open does not end what uses it afterwards, whether it is new or was kept.
func TestOpenConnectionHasNoDeadline(t *testing.T) {
	t.Parallel()

	for name, http2 := range map[string]bool{"HTTP": false, "TLS": true} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			server, opened, _ := serveThings(t, http2)

			policy := DefaultPolicy("agent")
			if http2 {
				policy.RootCAs = rootsOf(server)
			}

			var last atomic.Pointer[dated]

			transport := newTransport(policy)
			dial := transport.DialContext
			transport.DialContext = func(ctx context.Context, network, address string) (net.Conn, error) {
				connection, err := dial(ctx, network, address)
				last.Store(&dated{Conn: connection})

				return last.Load(), err
			}

			client := clientOf(t, server, policy)
			client.config.HTTP = newHTTPClient(policy, transport)

			for range 2 {
				if err := client.Get(t.Context(), &thing{}, "7"); err != nil {
					t.Fatal(err)
				}

				if deadline := last.Load().deadline.Load(); deadline == nil || !deadline.IsZero() || opened.Load() != 1 {
					t.Errorf("deadline of %d connections is %v", opened.Load(), deadline)
				}
			}
		})
	}
}

// A connection may have been opened for a request that then took another one. net/http takes it for a used one.
func TestDeadlineIsLiftedWheneverAConnectionIsTaken(t *testing.T) {
	t.Parallel()

	for _, isReused := range []bool{false, true} {
		near, far := net.Pipe()
		defer near.Close()
		defer far.Close()

		connection := &dated{Conn: near}
		httptrace.ContextClientTrace(withoutDeadline(t.Context(), new(connectionState))).GotConn(
			httptrace.GotConnInfo{Conn: connection, Reused: isReused})

		if deadline := connection.deadline.Load(); deadline == nil || !deadline.IsZero() {
			t.Errorf("reused %t: deadline is %v", isReused, deadline)
		}
	}
}

// What damages a connection after its handshake is no refusal of the server's: another connection is tried.
func TestDamagedConnectionIsOpenedAgain(t *testing.T) {
	t.Parallel()

	const withoutTLS = "HTTP/1.1 503 Service Unavailable\r\n\r\n"

	lastByte := func(record []byte) { record[len(record)-1] ^= 1 }
	version := func(record []byte) { record[1] ^= 1 }

	for name, test := range map[string]struct {
		damaged damaged
		isNew   bool // the connection: its handshake is over
	}{
		"a balancer responds without TLS":                      {damaged: damaged{reads: withoutTLS}},
		"what was sent has changed":                            {damaged: damaged{write: lastByte}},
		"what was sent is of another version":                  {damaged: damaged{write: version}},
		"a balancer responds without TLS to the first request": {damaged: damaged{reads: withoutTLS}, isNew: true},
		"what was first sent has changed":                      {damaged: damaged{write: lastByte}, isNew: true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			server, opened, _ := serveThings(t, true)

			policy := DefaultPolicy("agent")
			policy.RootCAs, policy.MinRetryWait = rootsOf(server), time.Millisecond

			transport, isDamaged := newTransport(policy), new(atomic.Bool)
			dial := transport.DialContext
			transport.DialContext = func(ctx context.Context, network, address string) (net.Conn, error) {
				connection, err := dial(ctx, network, address)
				test.damaged.Conn, test.damaged.now = connection, isDamaged

				return test.damaged, err
			}

			client := clientOf(t, server, policy)
			client.config.HTTP = newHTTPClient(policy, transport)

			ctx := httptrace.WithClientTrace(t.Context(), &httptrace.ClientTrace{GotConn: func(httptrace.GotConnInfo) {
				if test.isNew {
					isDamaged.Store(opened.Load() == 1)
				}
			}})

			for range 3 {
				if err := client.Get(ctx, &thing{}, "7"); err != nil {
					t.Error(err)
				}

				if !test.isNew {
					isDamaged.Store(opened.Load() == 1)
				}
			}

			if count := opened.Load(); count != 2 {
				t.Errorf("%d connections were opened", count)
			}
		})
	}
}

// damaged is a connection that damages, when it is time, once what is read or written.
type damaged struct {
	net.Conn

	now   *atomic.Bool
	reads string              // in place of what was read
	write func(record []byte) // changes what is written
}

func (d damaged) Read(bytes []byte) (int, error) {
	count, err := d.Conn.Read(bytes)
	if count > 0 && d.reads != "" && d.now.CompareAndSwap(true, false) {
		return copy(bytes, d.reads), nil
	}

	return count, err
}

func (d damaged) Write(bytes []byte) (int, error) {
	if d.write != nil && d.now.CompareAndSwap(true, false) {
		bytes = slices.Clone(bytes)
		d.write(bytes)
	}

	return d.Conn.Write(bytes)
}

// dated is a connection that notes the last deadline that it was given.
type dated struct {
	net.Conn

	deadline atomic.Pointer[time.Time]
}

// SetDeadline implements net.Conn.
func (d *dated) SetDeadline(deadline time.Time) error {
	d.deadline.Store(&deadline)

	return d.Conn.SetDeadline(deadline)
}

// listen starts a deaf listener that says nothing on any connection.
func listen(t *testing.T) *deaf {
	t.Helper()

	listener, err := new(net.ListenConfig).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}

	t.Cleanup(func() { _ = listener.Close() })

	silent := &deaf{Listener: listener, left: -1, closed: make(chan struct{}, 100)}

	go func() { _, _ = silent.Accept() }()

	return silent
}

// A body that is not what its encoding says is no broken connection.
func TestWrongEncodingIsNotRetried(t *testing.T) {
	t.Parallel()

	for _, body := range []string{`{"id": "7"}`, "\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff\xff\xff\xff"} {
		var requests atomic.Int64

		server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			requests.Add(1)
			w.Header().Set("Content-Encoding", "gzip")

			_, _ = io.WriteString(w, body)
		}))
		t.Cleanup(server.Close)

		err := clientOf(t, server, DefaultPolicy("agent")).Get(t.Context(), &thing{}, "7")

		failure, ok := errors.AsType[*Error](err)
		if !ok || failure.Kind() != NotJSON || requests.Load() != 1 {
			t.Errorf("%q: %d requests, error is %v", body, requests.Load(), err)
		}
	}
}

// lossy is a connection that, once it is dead, takes everything and delivers nothing.
type lossy struct {
	net.Conn

	isDead atomic.Bool
}

func (c *lossy) Write(bytes []byte) (int, error) {
	if c.isDead.Load() {
		return len(bytes), nil
	}

	return c.Conn.Write(bytes)
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
