package provider_test

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"io"
	"log"
	"math/big"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/seed-97276580/terraform-provider-identity/internal/acctest"
	"github.com/seed-97276580/terraform-provider-identity/internal/acctest/fakes"
)

// newCertificate returns a certificate and its private key, both in PEM form.
func newCertificate(t *testing.T) (certificate, key string) {
	t.Helper()

	private, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}

	template := &x509.Certificate{
		SerialNumber: big.NewInt(1),
		NotAfter:     time.Now().Add(time.Hour),
		ExtKeyUsage:  []x509.ExtKeyUsage{x509.ExtKeyUsageClientAuth},
	}

	signed, err := x509.CreateCertificate(rand.Reader, template, template, private.Public(), private)
	if err != nil {
		t.Fatal(err)
	}

	encoded, err := x509.MarshalPKCS8PrivateKey(private)
	if err != nil {
		t.Fatal(err)
	}

	return pemOf("CERTIFICATE", signed), pemOf("PRIVATE KEY", encoded)
}

func pemOf(kind string, content []byte) string {
	return string(pem.EncodeToMemory(&pem.Block{Type: kind, Bytes: content}))
}

// Every certificate of a bundle is checked, and the error says which one is wrong: encoding/pem skips what it cannot
// read.
func TestBadCertificates(t *testing.T) {
	t.Parallel()

	first, key := newCertificate(t)
	second, otherKey := newCertificate(t)

	// spoiled has a character in its middle that base64 does not have.
	spoiled := func(text string) string { return text[:100] + "!" + text[101:] }
	// truncated has lost its end.
	truncated := func(text string) string { return text[:100] }

	for name, test := range map[string]struct {
		http block
		want []string
	}{
		"no PEM at all": {
			http: block{"ca_certificates": "corporate-ca.pem"},
			want: []string{"http.ca_certificates", "must hold at least one certificate in PEM form"},
		},
		"byte order mark in front of the first": {
			http: block{"ca_certificates": "\ufeff" + first + second},
			want: []string{"http.ca_certificates", "as number 1", "byte order mark"},
		},
		"indented, the first": {
			http: block{"ca_certificates": "  " + first + second},
			want: []string{"http.ca_certificates", "as number 1", "whitespace in front of it"},
		},
		"indented, the second": {
			http: block{"ca_certificates": first + "\t" + second},
			want: []string{"http.ca_certificates", "as number 2"},
		},
		"wrong character in the first of two": {
			http: block{"ca_certificates": spoiled(first) + second},
			want: []string{"http.ca_certificates", "as number 1", "wrong character"},
		},
		"wrong character in the second of two": {
			http: block{"ca_certificates": first + spoiled(second)},
			want: []string{"http.ca_certificates", "as number 2", "wrong character"},
		},
		"the second breaks off": {
			http: block{"ca_certificates": first + truncated(second)},
			want: []string{"http.ca_certificates", "as number 2"},
		},
		"not a certificate inside": {
			http: block{"ca_certificates": first + pemOf("CERTIFICATE", []byte(secret))},
			want: []string{"http.ca_certificates", "a certificate that cannot be read, as number 2"},
		},
		"private key among them": {
			http: block{"ca_certificates": first + key},
			want: []string{"http.ca_certificates", "must hold certificates only; number 2"},
		},
		"client certificate without its key": {
			http: block{"client_certificate": first},
			want: []string{"Invalid block http", "client_certificate, client_key"},
		},
		"client key without its certificate": {
			http: block{"client_key": key},
			want: []string{"Invalid block http", "client_certificate, client_key"},
		},
		"key of another client certificate": {
			http: block{"client_certificate": first, "client_key": otherKey},
			want: []string{"http.client_certificate", "belong together"},
		},
		"client certificate with a byte order mark": {
			http: block{"client_certificate": "\ufeff" + first, "client_key": key},
			want: []string{"http.client_certificate", "as number 1", "byte order mark"},
		},
		"wrong character in the client key": {
			http: block{"client_certificate": first, "client_key": spoiled(key)},
			want: []string{"http.client_key", "as number 1", "wrong character"},
		},
		"file names": {
			http: block{"client_certificate": "client.pem", "client_key": secret + ".pem"},
			want: []string{"http.client_certificate", "in PEM form"},
		},
		"certificate in place of the key": {
			http: block{"client_certificate": first, "client_key": second},
			want: []string{"http.client_certificate", "private key"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			badSettings{settings: block{"http": test.http}, want: test.want}.expectRefused(t)

			_, result := acctest.NewServer(t, nil, block{"http": test.http})
			for _, line := range append(strings.Split(key, "\n"), strings.Split(otherKey, "\n")...) {
				if !strings.HasPrefix(line, "---") && line != "" && strings.Contains(result.Text(), line) {
					t.Errorf("the key is in %s", result.Text())
				}
			}
		})
	}
}

// A client certificate is shown to a server that asks for one, by API and token requests alike. Without one such a
// server refuses.
func TestMutualTLS(t *testing.T) {
	t.Parallel()

	certificate, key := newCertificate(t)

	clients := x509.NewCertPool()
	clients.AppendCertsFromPEM([]byte(certificate))

	for _, fake := range fakes.All() {
		t.Run(fake.Name, func(t *testing.T) {
			t.Parallel()
			fake.PutSession("s1", fake.Approved())

			server := httptest.NewUnstartedServer(fake)
			server.Config.ErrorLog = log.New(io.Discard, "", 0) // refused handshakes
			server.TLS = &tls.Config{
				ClientAuth: tls.RequireAndVerifyClientCert,
				ClientCAs:  clients,
				MinVersion: tls.VersionTLS12,
			}
			server.StartTLS()
			t.Cleanup(server.Close)

			env, ca := fake.Environment(server.URL), pemOf("CERTIFICATE", server.Certificate().Raw)

			provider, result := acctest.NewServer(t, env, block{"http": block{
				"ca_certificates": ca, "client_certificate": certificate, "client_key": key, "max_retries": 0,
			}})
			if len(result.Errors) > 0 {
				t.Fatal(result.Errors)
			}

			expectApproved(t, provider, fake)

			provider, _ = acctest.NewServer(t, env, block{"http": block{"ca_certificates": ca}})

			// No attempt but the first one, and no wait, would change that.
			for _, wait := range []any{nil, block{"decisions": []any{"approved"}}} {
				arguments := fake.Arguments("s1")
				arguments["wait_for"] = wait

				expectMessage(t, provider.Read(t, fake.One(), arguments).Text(),
					fake.Title+" refused the TLS connection", "tls: certificate required (1 attempt)")
			}
		})
	}
}
