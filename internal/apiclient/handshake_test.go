package apiclient

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/asn1"
	"errors"
	"math/big"
	"net"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"
)

// What ends a TLS handshake is final unless it may pass, with the vendor and with an https proxy alike. What it says of
// a certificate is redacted.
func TestHandshakeThatFails(t *testing.T) {
	t.Parallel()

	// A ServerHello of TLS 1.1: version, random, no session, a cipher suite, no compression (RFC 4346, section 7.4.1.3).
	hello := "\x03\x02" + strings.Repeat("r", 32) + "\x00\xc0\x13\x00"
	message := "\x02\x00\x00" + string(rune(len(hello))) + hello

	for name, test := range map[string]struct {
		with     func(net.Conn)
		kind     Kind
		attempts int32
		want     string
	}{
		"certificate that is not trusted": {
			with: shakeHands(t, certificateOf(t, "https://x/")), kind: Untrusted, attempts: 1, want: "x509: ",
		},
		"certificate that repeats the key": {
			with: shakeHands(t, certificateOf(t, "https://x/"+strings.Repeat("secret", 2)+"%zz")), kind: Untrusted, attempts: 1,
			want: leftOut,
		},
		"version that is too old": {
			with: say("\x16\x03\x02\x00" + string(rune(len(message))) + message), kind: TLSRefused, attempts: 1,
			want: "version",
		},
		"alert": {
			with: say("\x15\x03\x03\x00\x02\x02\x28"), kind: TLSRefused, attempts: 1, want: "handshake failure",
		},
		"alert about a damaged record": {
			with: say("\x15\x03\x03\x00\x02\x02\x14"), kind: Unreachable, attempts: 3, want: "bad record MAC",
		},
		"alert that may pass": {
			with: say("\x15\x03\x03\x00\x02\x02\x50"), kind: Unreachable, attempts: 3, want: "internal error",
		},
		"HTTP": {
			with: say("HTTP/1.1 400 Bad Request\r\n\r\n"), kind: TLSRefused, attempts: 1, want: "TLS",
		},
	} {
		for _, isProxy := range []bool{false, true} {
			if isProxy {
				name += ", of a proxy"
			}

			t.Run(name, func(t *testing.T) {
				t.Parallel()

				server := &url.URL{Scheme: "https"}
				asked := respond(t, server, test.with)

				policy := DefaultPolicy("agent")
				policy.MaxRetries, policy.MinRetryWait = 2, time.Millisecond

				transport, client := newTransport(policy), play().client(t, nil)
				if isProxy {
					transport.Proxy = http.ProxyURL(server)
				} else {
					client.config.BaseURL = server
				}

				client.config.HTTP = newHTTPClient(policy, transport)
				client.config.Authorizer = APIKey{Header: "X-Api-Key", Key: strings.Repeat("secret", 2)}

				err := client.Get(t.Context(), &thing{}, "7")

				failure, ok := errors.AsType[*Error](err)
				if !ok || failure.Kind() != test.kind || asked.Load() != test.attempts ||
					!strings.Contains(err.Error(), test.want) {
					t.Errorf("the server was asked %d times, error is %v", asked.Load(), err)
				}
			})
		}
	}
}

// certificateOf returns a certificate of a server with an address, whatever that is.
func certificateOf(t *testing.T, address string) tls.Certificate {
	t.Helper()

	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}

	uri := asn1.RawValue{Class: asn1.ClassContextSpecific, Tag: 6, Bytes: []byte(address)} // RFC 5280, section 4.2.1.6

	names, err := asn1.Marshal([]asn1.RawValue{uri})
	if err != nil {
		t.Fatal(err)
	}

	template := &x509.Certificate{
		SerialNumber: big.NewInt(1), NotAfter: time.Now().Add(time.Hour),
		ExtraExtensions: []pkix.Extension{{Id: asn1.ObjectIdentifier{2, 5, 29, 17}, Value: names}},
	}

	content, err := x509.CreateCertificate(rand.Reader, template, template, &key.PublicKey, key)
	if err != nil {
		t.Fatal(err)
	}

	return tls.Certificate{Certificate: [][]byte{content}, PrivateKey: key}
}
