package apiclient

import (
	"net/http"
	"time"

	"github.com/hashicorp/go-cleanhttp"
	"github.com/hashicorp/go-retryablehttp"
)

// maxBody is how many bytes of an answer are read, after decompression.
const maxBody = 4 << 20

// Policy is how requests are made. The zero value retries nothing and waits for ever; start from
// DefaultPolicy.
type Policy struct {
	UserAgent      string
	RequestTimeout time.Duration // of one attempt
	MaxRetries     int           // after the first attempt
	MaxRetryWait   time.Duration // between two attempts
}

// DefaultPolicy is what users get who configure nothing.
func DefaultPolicy(userAgent string) Policy {
	return Policy{
		UserAgent:      userAgent,
		RequestTimeout: 30 * time.Second,
		MaxRetries:     4,
		MaxRetryWait:   30 * time.Second,
	}
}

// NewHTTPClient returns a client with a connection pool of its own, for a vendor's API and token requests.
// It follows no redirect: a credential must not travel to an origin that nobody configured.
func NewHTTPClient(policy Policy) *http.Client {
	retrying := retryablehttp.NewClient()
	retrying.HTTPClient = &http.Client{
		Transport:     userAgent{policy.UserAgent, cleanhttp.DefaultPooledTransport()},
		CheckRedirect: refuseRedirect,
		Timeout:       policy.RequestTimeout,
	}
	retrying.RetryMax = policy.MaxRetries
	retrying.RetryWaitMax = policy.MaxRetryWait
	retrying.ErrorHandler = retryablehttp.PassthroughErrorHandler
	retrying.Logger = nil

	client := retrying.StandardClient()
	client.CheckRedirect = refuseRedirect

	return client
}

func refuseRedirect(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }

// userAgent names the provider on every request, token requests included.
type userAgent struct {
	name string
	next http.RoundTripper
}

func (t userAgent) RoundTrip(req *http.Request) (*http.Response, error) {
	req = req.Clone(req.Context())
	req.Header.Set("User-Agent", t.name)

	return t.next.RoundTrip(req)
}
