package e2e_test

import (
	"encoding/pem"
	"io"
	"maps"
	"net"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/seed-97276580/terraform-provider-identity/internal/acctest"
	"github.com/seed-97276580/terraform-provider-identity/internal/acctest/fakes"
)

// connectProxy is a proxy that tunnels whatever host it is asked for to one address, and notes the hosts, with whoever
// asks if it is not the provider. Without an address it refuses.
type connectProxy struct {
	to string

	mu    sync.Mutex
	hosts []string
}

// startProxy serves a proxy until the test ends, and returns it with its address.
func startProxy(t *testing.T, to string) (*connectProxy, string) {
	t.Helper()

	proxy := &connectProxy{to: to}

	return proxy, serve(proxy.ServeHTTP)(t)
}

// Hosts returns the hosts that were asked for, each once, in alphabetical order.
func (p *connectProxy) Hosts() []string {
	p.mu.Lock()
	defer p.mu.Unlock()

	return slices.Compact(slices.Sorted(slices.Values(p.hosts)))
}

func (p *connectProxy) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	p.mu.Lock()
	p.hosts = append(p.hosts, r.Host+strings.TrimPrefix(r.UserAgent(), "terraform-provider-identity/dev"))
	p.mu.Unlock()

	server, err := new(net.Dialer).DialContext(r.Context(), "tcp", p.to)
	if err != nil {
		http.Error(w, "no such host", http.StatusBadGateway)

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

// API and token requests of every vendor go through the proxy of the environment, and trust the configured CA.
func TestProxyAndCAForAPIAndToken(t *testing.T) {
	t.Parallel()

	var (
		blocks = []string{"provider \"identity\" {\n  http {\n    ca_certificates = file(\"ca.pem\")\n  }\n}"}
		env    = acctest.Env{"NO_PROXY": ""}
		byHost = map[string]http.Handler{}
	)

	for _, fake := range fakes.All() {
		fake.PutSession("s1", fake.Approved())
		maps.Copy(env, fake.Environment("https://any.invalid"))

		for _, variable := range addresses(fake) {
			// A host of its own for each address. The certificate of httptest is for these.
			host := strings.ReplaceAll(strings.ToLower(variable), "_", "-") + ".example.com"
			env[variable] = strings.Replace(env[variable], "any.invalid", host, 1)
			byHost[host+":443"] = fake
		}

		blocks = append(blocks, reads("data", fake, ""))
	}

	vendors := httptest.NewTLSServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if fake := byHost[r.Host+":443"]; fake != nil {
			fake.ServeHTTP(w, r)
		}
	}))
	t.Cleanup(vendors.Close)

	proxy, address := startProxy(t, vendors.Listener.Addr().String())
	env["HTTPS_PROXY"] = address

	folder := write(t, blocks...)
	writeFile(t, filepath.Join(folder, "ca.pem"),
		string(pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: vendors.Certificate().Raw})))

	mustCLI(t, folder, env, "plan")

	if got, want := proxy.Hosts(), slices.Sorted(maps.Keys(byHost)); !slices.Equal(got, want) {
		t.Errorf("through the proxy came requests for %q, want %q", got, want)
	}
}

// Nothing goes through a proxy to a loopback address, however it is spelled: a key would be there in clear text.
func TestNoProxyForLoopback(t *testing.T) {
	t.Parallel()

	all, env := fakes.Start(t)
	proxy, address := startProxy(t, "")

	for _, variable := range []string{"HTTP_PROXY", "http_proxy", "HTTPS_PROXY"} {
		env[variable] = address
	}

	env["NO_PROXY"], env["no_proxy"] = "", ""

	var blocks []string

	for _, fake := range all {
		for _, variable := range addresses(fake) {
			env[variable] = strings.Replace(env[variable], "127.0.0.1", "LocalHost", 1)
		}

		blocks = append(blocks, reads("data", fake, ""))
	}

	mustCLI(t, write(t, blocks...), env, "plan")

	if hosts := proxy.Hosts(); len(hosts) > 0 {
		t.Errorf("through the proxy came requests for %q", hosts)
	}
}
