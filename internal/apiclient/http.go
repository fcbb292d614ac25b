package apiclient

import (
	"context"
	"crypto/tls"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"time"

	"github.com/hashicorp/go-cleanhttp"
	"github.com/hashicorp/go-retryablehttp"
)

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
		// The last answer, not the library's summary of it.
		ErrorHandler: retryablehttp.PassthroughErrorHandler,
	}

	client := retrying.StandardClient()
	client.CheckRedirect = refuseRedirect

	return client
}

func newTransport(policy Policy) *http.Transport {
	transport := cleanhttp.DefaultPooledTransport()
	// The attempt's time-out is the only one: these would end a longer one early.
	transport.DialContext = (&net.Dialer{KeepAlive: 30 * time.Second}).DialContext
	transport.TLSHandshakeTimeout = 0
	transport.OnProxyConnectResponse = checkProxy
	transport.TLSClientConfig = &tls.Config{MinVersion: tls.VersionTLS12, RootCAs: policy.RootCAs}
	// A connection is back in the pool a moment after its answer was read. Without the second limit, a
	// request that comes in that moment would open another one.
	transport.MaxIdleConnsPerHost = policy.MaxConcurrentRequests
	transport.MaxConnsPerHost = policy.MaxConcurrentRequests
	transport.MaxIdleConns = 0 // no limit over all hosts

	return transport
}

// checkProxy reports a proxy that refuses to connect, by its status: its words are not ours to show.
func checkProxy(_ context.Context, _ *url.URL, _ *http.Request, resp *http.Response) error {
	if resp.StatusCode == http.StatusOK {
		return nil
	}

	return &AnswerError{Unreachable, fmt.Sprintf("the proxy answered %d %s", resp.StatusCode, http.StatusText(resp.StatusCode))}
}

func refuseRedirect(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
