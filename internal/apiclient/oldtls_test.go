package apiclient

import (
	"errors"
	"net"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"
)

// A server that chooses a version of TLS that is too old does so again in each attempt.
func TestServerWithOldTLS(t *testing.T) {
	t.Parallel()

	listener, err := new(net.ListenConfig).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()

	// A ServerHello of TLS 1.1: version, random, no session, a cipher suite, no compression (RFC 4346, section 7.4.1.3).
	hello := "\x03\x02" + strings.Repeat("r", 32) + "\x00\xc0\x13\x00"
	handshake := "\x02\x00\x00" + string(rune(len(hello))) + hello
	record := "\x16\x03\x02\x00" + string(rune(len(handshake))) + handshake

	var opened atomic.Int64

	go func() {
		for {
			connection, err := listener.Accept()
			if err != nil {
				return
			}

			opened.Add(1)

			_, _ = connection.Write([]byte(record))
		}
	}()

	client := play().client(t, nil)
	client.config.BaseURL.Host = listener.Addr().String()
	client.config.HTTP = NewHTTPClient(DefaultPolicy("agent"))

	err = client.Get(t.Context(), &thing{}, "7")

	failure, ok := errors.AsType[*Error](err)
	if !ok || failure.Kind() != TLSRefused || failure.Method != http.MethodGet || opened.Load() != 1 ||
		!strings.Contains(err.Error(), "the server speaks no version of TLS that is new enough") {
		t.Errorf("%d connections, error is %v", opened.Load(), err)
	}
}
