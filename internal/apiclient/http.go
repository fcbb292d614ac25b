package apiclient

import (
	"crypto/tls"
	"net/http"

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
	transport.TLSClientConfig = &tls.Config{MinVersion: tls.VersionTLS12, RootCAs: policy.RootCAs}
	// A connection is back in the pool a moment after its answer was read. Without the second limit, a
	// request that comes in that moment would open another one.
	transport.MaxIdleConnsPerHost = policy.MaxConcurrentRequests
	transport.MaxConnsPerHost = policy.MaxConcurrentRequests
	transport.MaxIdleConns = 0 // no limit over all hosts

	return transport
}

func refuseRedirect(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
