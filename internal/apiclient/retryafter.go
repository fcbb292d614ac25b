package apiclient

import (
	"math"
	"net/http"
	"regexp"
	"strconv"
	"strings"
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

// secondsPattern matches seconds, also with a fraction, which some servers send.
var secondsPattern = regexp.MustCompile(`^[0-9]+(?:\.[0-9]+)?$`)

// parseRetryAfter reads a Retry-After header: seconds, or a date (RFC 9110, section 10.2.3). If an intermediary has
// joined several values with commas, the longest of those in seconds counts. The wait is never negative; a date in the
// past is no wait. Anything else counts as absent.
func parseRetryAfter(header string, now time.Time) (wait time.Duration, ok bool) {
	if date, err := http.ParseTime(header); err == nil {
		return max(0, date.Sub(now)), true
	}

	for part := range strings.SplitSeq(header, ",") {
		if part = strings.Trim(part, " \t"); secondsPattern.MatchString(part) {
			wait, ok = max(wait, durationOf(part)), true
		}
	}

	return wait, ok
}

// durationOf returns seconds as a duration, up to the longest one.
func durationOf(seconds string) time.Duration {
	number, _ := strconv.ParseFloat(seconds, 64) // infinite if it is too large
	if number >= math.MaxInt64/float64(time.Second) {
		return math.MaxInt64
	}

	return time.Duration(number * float64(time.Second))
}
