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
