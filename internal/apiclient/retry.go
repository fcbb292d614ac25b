package apiclient

import (
	"context"
	"crypto/tls"
	"errors"
	"math/rand/v2"
	"net"
	"net/http"
	"net/url"
	"time"

	"github.com/hashicorp/go-retryablehttp"
)

// checkRetry decides whether another attempt may help. It ends the request when the vendor asks for a longer
// wait than maxWait or than the deadline leaves.
func checkRetry(maxWait time.Duration) retryablehttp.CheckRetry {
	return func(ctx context.Context, resp *http.Response, err error) (bool, error) {
		if ctx.Err() != nil {
			return false, context.Cause(ctx)
		}

		if err != nil {
			return !isPermanent(err), nil
		}

		if !isTransient(resp.StatusCode) {
			return false, nil
		}

		allowed := maxWait
		if deadline, bounded := ctx.Deadline(); bounded {
			allowed = min(allowed, time.Until(deadline))
		}

		if wait, asked := retryAfter(resp); asked && wait > allowed {
			journalOf(ctx).write(func(n *notes) { n.retryAfter, n.capped = wait, wait > maxWait })

			return false, nil
		}

		return true, nil
	}
}

// backoff doubles the wait with each retry, spread over its upper half so that many readers do not come
// back at once. It is never shorter than what the vendor asked for, which checkRetry has bounded.
func backoff(minWait, maxWait time.Duration, retries int, resp *http.Response) time.Duration {
	wait := min(minWait<<min(retries, 20), maxWait)
	wait = wait/2 + rand.N(wait/2+1) //nolint:gosec // jitter is no secret

	if resp != nil {
		if asked, ok := retryAfter(resp); ok {
			return max(wait, asked)
		}
	}

	return wait
}

func isTransient(status int) bool {
	switch status {
	case http.StatusRequestTimeout, http.StatusTooManyRequests, http.StatusInternalServerError,
		http.StatusBadGateway, http.StatusServiceUnavailable, http.StatusGatewayTimeout:
		return true
	default:
		return false
	}
}

// isPermanent reports whether an error would come again: a host that does not exist, a certificate that is
// not trusted, an answer that is too large.
func isPermanent(err error) bool {
	if dns, ok := errors.AsType[*net.DNSError](err); ok && dns.IsNotFound {
		return true
	}

	if _, ok := errors.AsType[tls.RecordHeaderError](err); ok {
		return true
	}

	return isCertificateError(err) || errors.Is(err, errTooLarge) || isOverdue(err)
}

// isOverdue reports whether a context's deadline is the error itself. Time-outs of the network only say that
// they are like it.
func isOverdue(err error) bool {
	if wrapped, ok := errors.AsType[*url.Error](err); ok {
		err = wrapped.Err
	}

	return err == context.DeadlineExceeded //nolint:errorlint // see above
}

func isCertificateError(err error) bool {
	_, ok := errors.AsType[*tls.CertificateVerificationError](err)

	return ok
}
