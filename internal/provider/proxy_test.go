package provider_test

import (
	"encoding/pem"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"

	"github.com/seed-97276580/terraform-provider-identity/internal/acctest"
	"github.com/seed-97276580/terraform-provider-identity/internal/datasources/solaris/solaristest"
)

// connectProxy is a proxy that tunnels whatever host it is asked for to one address, and notes the hosts.
type connectProxy struct {
	to string

	mu    sync.Mutex
	hosts []string
}

func (p *connectProxy) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	p.mu.Lock()
	p.hosts = append(p.hosts, r.Host)
	p.mu.Unlock()

	server, err := new(net.Dialer).DialContext(r.Context(), "tcp", p.to)
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadGateway)

		return
	}
	defer server.Close()

	w.WriteHeader(http.StatusOK)

	client, _, err := http.NewResponseController(w).Hijack()
	if err != nil {
		return
	}
	defer client.Close()

	go func() { _, _ = io.Copy(server, client) }()

	_, _ = io.Copy(client, server)
}

// API and token requests alike go through the proxy of the environment, and trust the configured CA.
func TestProxyAndCAForAPIAndToken(t *testing.T) {
	t.Parallel()

	fake := solaristest.New()
	fake.PutSession("person", solaristest.SessionJSON("s1", "successful"))

	vendor := httptest.NewTLSServer(fake) // its certificate is for example.com
	t.Cleanup(vendor.Close)

	proxy := &connectProxy{to: vendor.Listener.Addr().String()}
	proxyServer := httptest.NewServer(proxy)
	t.Cleanup(proxyServer.Close)

	work := t.TempDir()
	for name, content := range map[string][]byte{
		"ca.pem": pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: vendor.Certificate().Raw}),
		"main.tf": []byte(acctest.Config(`
provider "identity" {
  http = {
    ca_certificates = file("ca.pem")
  }

  solaris = {
    base_url  = "https://api.example.com"
    token_url = "https://example.com/oauth2/token"
  }
}`, readSolaris)),
	} {
		if err := os.WriteFile(filepath.Join(work, name), content, 0o600); err != nil {
			t.Fatal(err)
		}
	}

	output, err := cli(t, work, acctest.Env{
		"HTTPS_PROXY":           proxyServer.URL,
		"NO_PROXY":              "",
		"SOLARIS_CLIENT_ID":     solaristest.ClientID,
		"SOLARIS_CLIENT_SECRET": solaristest.ClientSecret,
	}, "plan", "-input=false", "-no-color")
	if err != nil {
		t.Errorf("%v\n%s", err, output)
	}

	proxy.mu.Lock()
	defer proxy.mu.Unlock()

	for _, host := range []string{"api.example.com:443", "example.com:443"} {
		if !slices.Contains(proxy.hosts, host) {
			t.Errorf("%s was not reached through the proxy, only %q", host, proxy.hosts)
		}
	}
}
