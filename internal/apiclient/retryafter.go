package apiclient

import (
	"errors"
	"math"
	"net/http"
	"strconv"
	"time"
)

// retryAfter returns how long a response asks to wait, if its status is transient: with others, the header means
// something else, such as when a session may be decided. A proxy may add a header of its own: the longest wait counts.
func retryAfter(resp *http.Response) (wait time.Duration, asked bool) {
	if !isTransient(resp.StatusCode) {
		return 0, false
	}

	for _, header := range resp.Header.Values("Retry-After") {
		if parsed, ok := parseRetryAfter(header, time.Now()); ok {
			wait, asked = max(wait, parsed), true
		}
	}

	return wait, asked
}

// retryAfterFrom returns a function that takes off a response's Retry-After what has passed since its header came, if
// that is a second or more: its body may take longer than the wait.
func retryAfterFrom(resp *http.Response, received time.Time) (countDown func()) {
	wait, asked := retryAfter(resp)

	return func() {
		if passed := time.Since(received); asked && passed >= time.Second {
			left := math.Ceil(max(0, wait-passed).Seconds())
			resp.Header.Set("Retry-After", strconv.FormatFloat(left, 'f', 0, 64))
		}
	}
}

// parseRetryAfter reads a Retry-After header: seconds, or a date. The wait is never negative; a date in
// the past is no wait. Anything else counts as absent. (RFC 9110, section 10.2.3)
func parseRetryAfter(header string, now time.Time) (time.Duration, bool) {
	seconds, err := strconv.ParseUint(header, 10, 64)

	switch {
	case errors.Is(err, strconv.ErrRange) || err == nil && seconds > math.MaxInt64/uint64(time.Second):
		return math.MaxInt64, true
	case err == nil:
		return time.Duration(seconds) * time.Second, true //nolint:gosec // bounded above
	}

	date, err := http.ParseTime(header)
	if err != nil {
		return 0, false
	}

	return max(0, date.Sub(now)), true
}
