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

	roots, err := ParseCertificates(string(pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: server.Certificate().Raw})))
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
		"":       "must hold at least one certificate in PEM form",
		"secret": "must hold at least one certificate in PEM form",
		string(pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: []byte("secret")})): "must hold certificates only; it holds a PEM block of another type",
		string(pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: []byte("secret")})): "holds a certificate that cannot be read, as number 1",
	} {
		_, err := ParseCertificates(text)
		if err == nil || err.Error() != want || strings.Contains(err.Error(), "secret") {
			t.Errorf("%q: error is %v", text, err)
		}
	}
}
