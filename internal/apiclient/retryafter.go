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
// joined several values with commas, the longest wait counts. It is never negative; a date in the past is no wait.
// Anything else counts as absent.
func parseRetryAfter(header string, now time.Time) (wait time.Duration, ok bool) {
	day := "" // a date has a comma itself, after the day of the week

	for part := range strings.SplitSeq(header, ",") {
		part = strings.Trim(part, " \t")

		if secondsPattern.MatchString(part) {
			wait, ok = max(wait, durationOf(part)), true
		} else if date, err := parseDate(day, part); err == nil {
			wait, ok = max(wait, date.Sub(now)), true
		}

		day = part
	}

	return wait, ok
}

// parseDate reads a date of HTTP, of which day came before the comma, if it has one.
func parseDate(day, rest string) (time.Time, error) {
	if date, err := http.ParseTime(rest); err == nil {
		return date, nil
	}

	return http.ParseTime(day + ", " + rest)
}

// durationOf returns seconds as a duration, up to the longest one.
func durationOf(seconds string) time.Duration {
	number, _ := strconv.ParseFloat(seconds, 64) // infinite if it is too large
	if number >= math.MaxInt64/float64(time.Second) {
		return math.MaxInt64
	}

	return time.Duration(number * float64(time.Second))
}
