package apiclient

import (
	"crypto/tls"
	"net/http"
	"net/url"

	"github.com/hashicorp/go-cleanhttp"
	"github.com/hashicorp/go-retryablehttp"
)

// maxHeader is how many bytes of a response's header are read.
const maxHeader = 64 << 10

// NewHTTPClient returns a client with a connection pool of its own, for a vendor's API and token requests
// alike. It follows no redirect: a credential must not travel to an origin that nobody configured.
func NewHTTPClient(policy Policy) *http.Client {
	return newHTTPClient(policy, newTransport(policy))
}

func newHTTPClient(policy Policy, transport http.RoundTripper) *http.Client {
	retrying := &retryablehttp.Client{
		HTTPClient: &http.Client{
			Transport:     newAttempt(policy, transport),
			CheckRedirect: refuseRedirect,
		},
		RetryMax:     policy.MaxRetries,
		RetryWaitMin: policy.MinRetryWait,
		RetryWaitMax: policy.MaxRetryWait,
		CheckRetry:   checkRetry(policy.MaxRetryWait),
		Backoff:      backoff,
		// The last response, not the library's summary of it.
		ErrorHandler: retryablehttp.PassthroughErrorHandler,
	}

	client := retrying.StandardClient()
	client.CheckRedirect = refuseRedirect

	return client
}

func newTransport(policy Policy) *http.Transport {
	transport := cleanhttp.DefaultPooledTransport()
	transport.DialContext = dialWithin(policy.RequestTimeout)
	transport.TLSHandshakeTimeout = 0 // it is within the time for dialing
	transport.Proxy = proxyOf
	transport.ProxyConnectHeader = http.Header{"User-Agent": {policy.UserAgent}}
	transport.OnProxyConnectResponse = checkProxy
	transport.MaxResponseHeaderBytes = maxHeader
	transport.TLSClientConfig = &tls.Config{MinVersion: tls.VersionTLS12, RootCAs: policy.RootCAs}

	if policy.ClientCertificate != nil {
		transport.TLSClientConfig.Certificates = []tls.Certificate{*policy.ClientCertificate}
	}

	// A connection that timed out is closed. In HTTP/2 it would stay, dead, and every later request would use it.
	transport.Protocols = new(http.Protocols)
	transport.Protocols.SetHTTP1(true)

	// A connection is back in the pool a moment after its response was read. Without the second limit, a
	// request that comes in that moment would open another one.
	transport.MaxIdleConnsPerHost = policy.MaxConcurrentRequests
	transport.MaxConnsPerHost = policy.MaxConcurrentRequests
	transport.MaxIdleConns = 0 // no limit over all hosts

	return transport
}

// proxyOf sends https requests through the proxy of the environment. An http address is a loopback address, which
// net/http knows as such only if it is spelled in lower case.
func proxyOf(req *http.Request) (*url.URL, error) {
	if req.URL.Scheme == "http" {
		return nil, nil //nolint:nilnil // no proxy, as http.ProxyFromEnvironment says it
	}

	return http.ProxyFromEnvironment(req)
}

func refuseRedirect(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
