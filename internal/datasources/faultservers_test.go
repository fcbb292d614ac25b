package datasources_test

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"context"
	"crypto/tls"
	"crypto/x509"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/seed-97276580/terraform-provider-identity/internal/apiclient"
)

// A fault is what a server does, and the whole text that the user gets for it.
type fault struct {
	serve     http.HandlerFunc
	https     certificate
	baseURL   string        // in place of a server
	timeout   time.Duration // of a request
	retryWait time.Duration // before the first retry
	deadline  time.Duration // of the read
	summary   string
	detail    string
}

// certificate is what the server shows.
type certificate int

const (
	none certificate = iota // plain http
	untrusted
	trusted
	mutual // trusted, and the client must show one, too
)

// say answers with a status, headers ("Name: value") and a body.
func say(status int, body string, headers ...string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		for _, header := range headers {
			name, value, _ := strings.Cut(header, ": ")
			w.Header().Set(name, value)
		}

		w.WriteHeader(status)
		_, _ = w.Write([]byte(body))
	}
}

// hang answers never.
func hang(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() }

// breakOff promises more than it sends.
func breakOff(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Length", "1000")
	_, _ = w.Write([]byte(`{"id": "7", "person": "secret`))
}

// stop sends a status and a part of a body, and then nothing more.
func stop(status int) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		w.WriteHeader(status)
		_, _ = w.Write([]byte(`{"id": "7", "person": "secret`))
		_ = http.NewResponseController(w).Flush()

		<-r.Context().Done()
	}
}

// hangUp closes the connection without a response.
func hangUp(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) }

// raw sends bytes that need not be HTTP.
func raw(text string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		connection, _, err := http.NewResponseController(w).Hijack()
		if err != nil {
			return
		}

		_, _ = connection.Write([]byte(text))
		_ = connection.Close()
	}
}

// holdOpen switches protocols and sends nothing more.
func holdOpen(w http.ResponseWriter, _ *http.Request) {
	connection, _, err := http.NewResponseController(w).Hijack()
	if err != nil {
		return
	}
	defer connection.Close()

	_, _ = connection.Write([]byte("HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n"))
	_, _ = connection.Read(make([]byte, 1)) // until the client closes it
}

// bomb sends 8 MiB as some kilobytes.
func bomb(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Encoding", "gzip")

	zip := gzip.NewWriter(w)
	_, _ = zip.Write(bytes.Repeat([]byte("secret  "), 1<<20))
	_ = zip.Close()
}

// client returns a client of a server with the fault: two retries, which come at once unless it says otherwise.
func client(t *testing.T, test fault) *apiclient.Client {
	t.Helper()

	policy := apiclient.DefaultPolicy("agent")
	policy.MaxRetries = 2
	policy.MinRetryWait = cmp.Or(test.retryWait, time.Millisecond)
	policy.RequestTimeout = cmp.Or(test.timeout, policy.RequestTimeout)

	if test.baseURL == "" {
		server := httptest.NewUnstartedServer(test.serve)
		server.Config.ErrorLog = log.New(io.Discard, "", 0)
		t.Cleanup(server.Close)

		if test.https == mutual {
			server.TLS = &tls.Config{ClientAuth: tls.RequireAnyClientCert}
		}

		if test.https == none {
			server.Start()
		} else {
			server.StartTLS()
		}

		if test.https == trusted || test.https == mutual {
			policy.RootCAs = x509.NewCertPool()
			policy.RootCAs.AddCert(server.Certificate())
		}

		test.baseURL = server.URL
	}

	base, err := apiclient.ParseBaseURL(test.baseURL)
	if err != nil {
		t.Fatal(err)
	}

	return apiclient.New(apiclient.Config{
		Vendor:     "Vendor",
		BaseURL:    base,
		HTTP:       apiclient.NewHTTPClient(policy),
		Authorizer: apiclient.APIKey{Header: "X-Api-Key", Key: "secret"},
		Debug:      func(context.Context, string, map[string]any) {},
	})
}

// thing is the object that is asked for.
type thing struct {
	ID     string `json:"id" strict:"true"`
	Nested *struct {
		Parts []*string `json:"parts"`
	} `json:"nested"`
}

func (o *thing) ObjectID() string { return o.ID }
func (o *thing) Check() error     { return nil }

// TestMain answers name look-ups itself: no host exists, and no question leaves the machine.
func TestMain(m *testing.M) {
	names, err := net.ListenPacket("udp", "127.0.0.1:0") //nolint:noctx // for the life of the process
	if err != nil {
		log.Fatal(err)
	}

	go denyNames(names)

	net.DefaultResolver = &net.Resolver{
		PreferGo: true,
		Dial: func(ctx context.Context, _, _ string) (net.Conn, error) {
			return new(net.Dialer).DialContext(ctx, "udp", names.LocalAddr().String())
		},
	}

	os.Exit(m.Run())
}

// denyNames answers every DNS query with "no such domain" (RFC 1035, section 4.1.1).
func denyNames(names net.PacketConn) {
	packet := make([]byte, 512)

	for {
		size, from, err := names.ReadFrom(packet)
		if err != nil {
			return
		}

		packet[2], packet[3] = 0x81, 0x83 // a response, recursion desired and available, code 3

		_, _ = names.WriteTo(packet[:size], from)
	}
}
