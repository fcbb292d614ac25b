package apiclient

import (
	"encoding/pem"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

func TestCACertificatesAreTrusted(t *testing.T) {
	t.Parallel()

	server := httptest.NewTLSServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		_, _ = w.Write([]byte(`{"id": "7"}`))
	}))
	t.Cleanup(server.Close)

	roots, err := ParseCertificates(pemOf("CERTIFICATE", server.Certificate().Raw))
	if err != nil {
		t.Fatal(err)
	}

	policy := DefaultPolicy("agent")
	policy.RootCAs = roots

	if err := clientOf(t, server, policy).Get(t.Context(), &thing{}, "7"); err != nil {
		t.Error(err)
	}
}

func TestParseCertificatesRefuses(t *testing.T) {
	t.Parallel()

	for text, want := range map[string]string{
		"":                                     "must hold at least one certificate in PEM form",
		"secret":                               "must hold at least one certificate in PEM form",
		pemOf("PRIVATE KEY", []byte("secret")): "must hold certificates only; number 1 is a PEM block of another type",
		pemOf("CERTIFICATE", []byte("secret")): "holds a certificate that cannot be read, as number 1",
	} {
		_, err := ParseCertificates(text)
		if err == nil || err.Error() != want || strings.Contains(err.Error(), "secret") {
			t.Errorf("%q: error is %v", text, err)
		}
	}
}

func pemOf(kind string, content []byte) string {
	return string(pem.EncodeToMemory(&pem.Block{Type: kind, Bytes: content}))
}
