package apiclient

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strings"
	"time"
)

// Error is a request that brought no usable response. It never holds a body, a credential or personal data.
type Error struct {
	Vendor     string        // its display name: "Solaris"
	Method     string        // of the HTTP request
	Host       string        // of the request, with its port if the address has one
	Path       string        // escaped, without query
	OfToken    bool          // the request was for a token, not for an object
	Status     int           // HTTP status of the last response, 0 when none came
	Problem    Problem       // the vendor's own words, if it had any
	Attempts   int           // at the request
	RetryAfter time.Duration // the wait that the vendor asks for, 0 for none
	Received   time.Time     // when RetryAfter begins: mostly when that response's header arrived
	TooLong    bool          // RetryAfter is longer than allowed, which ended the request
	Err        error         // why there is no usable response, nil when Status says it all
	Last       error         // what came before, if Err is the end of a context or of the token's time
}

// newError fills an Error from what is known of a request. The vendor's words may repeat secrets: they are redacted.
func newError(vendor, method string, target *url.URL, trace trace, secrets []string, err error) *Error {
	secrets = append(secrets, trace.credentials...)

	// The error around it repeats the whole address.
	if wrapped, ok := errors.AsType[*url.Error](err); ok {
		err = wrapped.Err
	}

	if errors.Is(err, errRefused) {
		err = nil // the status says it all
	}

	err = presentable(err, target, secrets)

	if last := presentable(trace.failure, target, secrets); last != nil && err != nil && isEnd(err) {
		trace.failure = last
	} else {
		trace.failure = nil
	}

	return &Error{
		Vendor:     vendor,
		Method:     method,
		Host:       target.Host,
		Path:       target.EscapedPath(),
		Status:     trace.status,
		Problem:    trace.problem.presentable(secrets),
		Attempts:   trace.attempts,
		RetryAfter: trace.retryAfter,
		Received:   trace.received,
		TooLong:    trace.tooLong,
		Err:        err,
		Last:       trace.failure,
	}
}

// presentable replaces an error whose text may repeat a secret. A name that is not the vendor's host is the proxy's,
// and may be a part of a password that was not escaped. Redirects and certificates have names of the other side's
// choice, and so may have what is said about a shape or a connection.
func presentable(err error, target *url.URL, secrets []string) error {
	if name, ok := errors.AsType[*net.DNSError](err); ok && name.Name != target.Hostname() {
		return &ResponseError{Unreachable, "the host name of the proxy could not be looked up"}
	}

	if _, ok := errors.AsType[*net.AddrError](err); ok { // the vendor's address was checked before
		return &ResponseError{Unreachable, "the address of the proxy cannot be used"}
	}

	kind := kindOf(err)
	_, ofNetwork := errors.AsType[*net.OpError](err)

	switch {
	case kind == Redirected || kind == Untrusted || kind == WrongShape:
		return &ResponseError{kind, present(err.Error(), secrets)}
	case ofNetwork && (kind == Unreachable || kind == TLSRefused || kind == ProxyRefused):
		return &ResponseError{kind, present(describe(err), secrets)}
	default:
		return err
	}
}

// isEnd reports whether an error says that time ran out, or that the run was cancelled, and not what happened before.
func isEnd(err error) bool {
	return isOverdue(err) || errors.Is(err, context.Canceled) || errors.Is(err, errTokenTimeout)
}

// Error returns the whole story on one line.
func (e *Error) Error() string {
	var text strings.Builder

	fmt.Fprintf(&text, "%s: %s %s%s", e.Vendor, e.Method, e.Host, e.Path)

	if e.Status != 0 {
		text.WriteString(strings.TrimRight(fmt.Sprintf(": %d %s", e.Status, http.StatusText(e.Status)), " "))
	}

	for _, part := range []string{e.Problem.Code, e.Problem.Title, e.Problem.Detail, e.lastReason(), e.reason()} {
		if part != "" {
			text.WriteString(": " + strings.TrimSuffix(part, "."))
		}
	}

	var details []string

	if e.Attempts == 1 {
		details = append(details, "1 attempt")
	} else if e.Attempts > 1 {
		details = append(details, fmt.Sprintf("%d attempts", e.Attempts))
	}

	if e.Problem.ID != "" {
		details = append(details, "error id "+e.Problem.ID)
	}

	if len(details) > 0 {
		fmt.Fprintf(&text, " (%s)", strings.Join(details, ", "))
	}

	return text.String()
}

func (e *Error) reason() string {
	switch e.Kind() {
	case Refused:
		return ""
	case RateLimited:
		return fmt.Sprintf("the vendor asks to wait %s before the next request", e.RetryAfter)
	case Overdue:
		return "the deadline of the read passed"
	case Cancelled:
		return "the run was cancelled"
	default:
		return describe(e.Err)
	}
}

func (e *Error) lastReason() string {
	if e.Last == nil {
		return ""
	}

	return describe(e.Last)
}

// describe returns what is known of a failure, in words that cannot come from the other side: Go's own texts
// may quote what a server or proxy sent.
func describe(err error) string {
	if failure, ok := errors.AsType[*Error](err); ok {
		return failure.Error()
	}

	if response, ok := errors.AsType[*ResponseError](err); ok {
		return response.Reason
	}

	if dns, ok := errors.AsType[*net.DNSError](err); ok {
		if dns.IsNotFound {
			return "the host " + dns.Name + " does not exist"
		}

		return "the host name " + dns.Name + " could not be looked up"
	}

	if network, ok := errors.AsType[*net.OpError](err); ok {
		return Clean(network.Error())
	}

	if errors.Is(err, http.ErrSchemeMismatch) {
		return "the server speaks HTTP without TLS"
	}

	if _, ok := errors.AsType[tls.RecordHeaderError](err); ok {
		return "the server does not speak TLS"
	}

	if matches(aboutVersion, err) {
		return "the server speaks no version of TLS that is new enough"
	}

	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return "the connection was closed before a response came"
	}

	return "the connection failed, or what came over it was not HTTP"
}

// Left returns how long the vendor still asks to wait.
func (e *Error) Left() time.Duration { return left(e.RetryAfter, e.Received) }

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }

// IsNotFound reports whether the vendor says that it does not know the object: in a form that its API has, not only
// with a status or a message that anything in between could send.
func IsNotFound(err error) bool {
	e, ok := notFound(err)

	return ok && e.Problem.Form == ErrorForm
}

// MayBeNotFound reports whether the vendor may say that it does not know the object, with nothing but a message.
func MayBeNotFound(err error) bool {
	e, ok := notFound(err)

	return ok && e.Problem.Form == BareMessage
}

func notFound(err error) (*Error, bool) {
	e, ok := errors.AsType[*Error](err)

	return e, ok && e.Kind() == Refused && e.Status == http.StatusNotFound && !e.OfToken
}
