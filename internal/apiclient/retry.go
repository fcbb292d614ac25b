package apiclient

import (
	"context"
	"crypto/tls"
	"errors"
	"math/rand/v2"
	"net"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"time"

	"github.com/hashicorp/go-retryablehttp"
)

// checkRetry decides whether another attempt may help. It ends the request when the vendor asks for a longer
// wait than maxWait or than the deadline leaves. Limits of the vendor's are not its matter: see limits.
func checkRetry(maxWait time.Duration) retryablehttp.CheckRetry {
	return func(ctx context.Context, resp *http.Response, err error) (bool, error) {
		if _, ofToken := errors.AsType[*Error](err); ofToken {
			return false, nil // its request was retried
		}

		if ctx.Err() != nil {
			return false, context.Cause(ctx)
		}

		if err != nil {
			return !isPermanent(err), nil
		}

		if !isTransient(resp.StatusCode) || isLimit(resp) || asksForTooLong(ctx, maxWait) {
			return false, nil
		}

		return true, nil
	}
}

// asksForTooLong reports whether the last response asks for a wait that is not allowed, and notes it for the error.
func asksForTooLong(ctx context.Context, maxWait time.Duration) bool {
	tracer := tracerOf(ctx)
	last := tracer.snapshot()

	if wait := left(last.retryAfter, last.received); wait == 0 || wait <= allowedWait(ctx, maxWait) {
		return false
	}

	tracer.update(func(t *trace) { t.tooLong = true })

	return true
}

// allowedWait returns for how long the vendor may ask to wait.
func allowedWait(ctx context.Context, maxWait time.Duration) time.Duration {
	if deadline, bounded := ctx.Deadline(); bounded {
		return min(maxWait, time.Until(deadline))
	}

	return maxWait
}

// backoff doubles the wait with each retry, spread over its upper half so that many readers do not come
// back at once. It is never shorter than what the vendor asked for, which checkRetry has bounded.
func backoff(minWait, maxWait time.Duration, retries int, resp *http.Response) time.Duration {
	wait := min(minWait<<min(retries, 20), maxWait)
	wait = wait/2 + rand.N(wait/2+1) //nolint:gosec // jitter is no secret

	if resp == nil {
		return wait
	}

	last := tracerOf(resp.Request.Context()).snapshot()

	return max(wait, left(last.retryAfter, last.received))
}

// isTransient reports whether a status may pass. 520 to 524 and 530 are those of a Cloudflare proxy that cannot reach
// the server behind it.
func isTransient(status int) bool {
	switch status {
	case http.StatusRequestTimeout, http.StatusTooManyRequests, http.StatusInternalServerError,
		http.StatusBadGateway, http.StatusServiceUnavailable, http.StatusGatewayTimeout,
		520, 521, 522, 523, 524, 530:
		return true
	default:
		return false
	}
}

// isPermanent reports whether an error would come again.
func isPermanent(err error) bool {
	switch kindOf(err) {
	case TimedOut, Unreachable, Old:
		return false
	default:
		return true
	}
}

// isOverdue reports whether a context's deadline is the error itself. Timeouts of the network only say that
// they are like it.
func isOverdue(err error) bool {
	if wrapped, ok := errors.AsType[*url.Error](err); ok {
		err = wrapped.Err
	}

	return err == context.DeadlineExceeded //nolint:errorlint // see above
}

// isCertificateError reports whether a certificate is not trusted, or not one.
func isCertificateError(err error) bool {
	_, ok := errors.AsType[*tls.CertificateVerificationError](err)

	return ok || matches(aboutCertificate, err)
}

// transientAlerts are the TLS alerts for a record that was damaged on its way, and of a server that has a problem of
// its own (RFC 8446, section 6.2). Another connection may not have either.
var transientAlerts = []string{tls.AlertError(20).Error(), tls.AlertError(80).Error()}

// What crypto/tls says of a handshake that it ends itself, because of a version or of a certificate. It has no types
// for these errors.
var (
	aboutVersion = regexp.MustCompile(`^tls: (?:server selected unsupported protocol version|no supported versions)`)
	// A handshake without the certificate's key, or in an earlier version than both sides have, may be somebody else's.
	aboutCertificate = regexp.MustCompile(`^tls: (?:failed to parse certificate from server|server's certificate|` +
		`received empty certificates|invalid signature by the server certificate|` +
		`certificate used with invalid signature algorithm|server certificate contains incorrect key type|` +
		`server sent certificate containing RSA key larger|downgrade attempt detected)`)
)

func matches(pattern *regexp.Regexp, err error) bool {
	if wrapped, ok := errors.AsType[*url.Error](err); ok {
		err = wrapped.Err
	}

	return err != nil && pattern.MatchString(err.Error())
}

// isTLSRefusal reports whether the other side ended the TLS handshake, for instance because it requires a client
// certificate, or does not speak TLS.
func isTLSRefusal(err error) bool {
	network, ok := errors.AsType[*net.OpError](err)
	isAlert := ok && network.Op == "remote error"
	isRefusal := isAlert && !slices.Contains(transientAlerts, network.Err.Error())

	return isRefusal || isNotTLS(err) || matches(aboutVersion, err)
}

// isNotTLS reports whether what came was not TLS.
func isNotTLS(err error) bool {
	_, ok := errors.AsType[tls.RecordHeaderError](err)

	return ok || errors.Is(err, http.ErrSchemeMismatch)
}
