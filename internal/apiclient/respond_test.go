package apiclient

import (
	"crypto/tls"
	"fmt"
	"io"
	"net"
	"net/url"
	"sync/atomic"
	"testing"
)

// respond serves connections until the test ends, and completes the address with its own. It returns how many came.
func respond(t *testing.T, address *url.URL, with func(net.Conn)) *atomic.Int32 {
	t.Helper()

	listener, err := new(net.ListenConfig).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}

	t.Cleanup(func() { _ = listener.Close() })

	address.Host = listener.Addr().String()
	came := new(atomic.Int32)

	go func() {
		for {
			connection, err := listener.Accept()
			if err != nil {
				return
			}

			came.Add(1)

			go func() {
				with(connection)

				_, _ = io.Copy(io.Discard, connection) // closing before would reset it
				_ = connection.Close()
			}()
		}
	}()

	return came
}

// say responds with a text, whatever is asked.
func say(text string) func(net.Conn) {
	return func(connection net.Conn) { _, _ = fmt.Fprint(connection, text) }
}

// shakeHands presents a certificate in a TLS handshake.
func shakeHands(t *testing.T, certificate tls.Certificate) func(net.Conn) {
	t.Helper()

	return func(connection net.Conn) {
		_ = tls.Server(connection, &tls.Config{Certificates: []tls.Certificate{certificate}}).HandshakeContext(t.Context())
	}
}
