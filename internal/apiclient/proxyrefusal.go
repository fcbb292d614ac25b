package apiclient

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"regexp"
	"strings"
)

// checkProxy reports a proxy that refuses to connect, by its status: its words are not ours to show. One that wants
// other credentials, or may not connect there, refuses every time.
func checkProxy(_ context.Context, _ *url.URL, _ *http.Request, resp *http.Response) error {
	if resp.StatusCode == http.StatusOK {
		return nil
	}

	reason := fmt.Sprintf("the proxy responded with %d %s", resp.StatusCode, http.StatusText(resp.StatusCode))

	if isTransient(resp.StatusCode) {
		return &ResponseError{Unreachable, reason}
	}

	return &ResponseError{ProxyRefused, reason}
}

// aboutSOCKS matches what net/http says of a proxy that wants other credentials, does not connect to the host, or is no
// SOCKS proxy. It has no types for these errors.
var aboutSOCKS = regexp.MustCompile(`authentication method|username/password|not allowed by ruleset|not supported` +
	`|unexpected protocol version`)

// isProxyRefusal reports whether a SOCKS proxy refuses to connect, as it will again.
func isProxyRefusal(err error) bool {
	network, ok := errors.AsType[*net.OpError](err)

	return ok && strings.HasPrefix(network.Op, "socks") && matches(aboutSOCKS, network.Err)
}

// withoutProxy returns what net/http has wrapped because it came of connecting to a proxy.
func withoutProxy(err error) error {
	if network, ok := errors.AsType[*net.OpError](err); ok && network.Op == "proxyconnect" {
		return network.Err
	}

	return err
}
