package apiclient

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"time"
)

// Error is a request that brought no usable answer. It never holds a body, a credential or personal data.
type Error struct {
	Vendor     string        // as people write it: "Solaris"
	Method     string        // of the HTTP request
	Path       string        // escaped, without host and query
	OfToken    bool          // the request was for a token, not for an object
	Status     int           // HTTP status of the last answer, 0 when none came
	Problem    Problem       // the vendor's own words, if it had any
	Attempts   int           // at the request
	RetryAfter time.Duration // the wait that the vendor asked for, if it was longer than allowed
	Err        error         // why there is no usable answer, nil when Status says it all
}

// Kind says what went wrong, for whoever tells a person what to do about it.
type Kind int

// The kinds of failure.
const (
	Refused     Kind = iota // the vendor answered with an error status
	RateLimited             // the vendor asks for a longer wait than allowed
	Redirected              // the answer points to another address
	NotJSON                 // the answer is empty or no JSON
	TooLarge                // the answer has more than 4 MiB
	WrongShape              // the answer is JSON of another shape
	WrongObject             // the answer is about another object
	TimedOut                // an attempt took longer than the policy allows
	Overdue                 // the deadline of the whole read passed
	Cancelled               // the person stopped the run
	UnknownHost             // the host's name does not exist
	Untrusted               // the host's certificate is not trusted
	Unreachable             // any other broken connection
)

// Kind returns what kind of failure it is.
func (e *Error) Kind() Kind {
	if answer, ok := errors.AsType[*AnswerError](e.Err); ok {
		return answer.Kind
	}

	dns, isDNS := errors.AsType[*net.DNSError](e.Err)

	switch {
	case e.RetryAfter > 0:
		return RateLimited
	case e.Err == nil:
		return Refused
	case errors.Is(e.Err, context.Canceled):
		return Cancelled
	case isOverdue(e.Err):
		return Overdue
	case isDNS && dns.IsNotFound:
		return UnknownHost
	case isCertificateError(e.Err):
		return Untrusted
	default:
		return Unreachable
	}
}

// IsTransient reports whether the same request may succeed later.
func (e *Error) IsTransient() bool {
	switch e.Kind() {
	case Refused:
		return isTransient(e.Status)
	case RateLimited, TimedOut, Unreachable:
		return true
	default:
		return false
	}
}

// Error returns the whole story on one line.
func (e *Error) Error() string {
	var text strings.Builder

	fmt.Fprintf(&text, "%s: %s %s", e.Vendor, e.Method, e.Path)

	if e.Status != 0 {
		text.WriteString(strings.TrimRight(fmt.Sprintf(": %d %s", e.Status, http.StatusText(e.Status)), " "))
	}

	for _, part := range []string{e.Problem.Code, e.Problem.Title, e.Problem.Detail, e.reason()} {
		if part != "" {
			text.WriteString(": " + strings.TrimSuffix(part, "."))
		}
	}

	var notes []string

	if e.Attempts == 1 {
		notes = append(notes, "1 attempt")
	} else if e.Attempts > 1 {
		notes = append(notes, fmt.Sprintf("%d attempts", e.Attempts))
	}

	if e.Problem.ID != "" {
		notes = append(notes, "error id "+e.Problem.ID)
	}

	if len(notes) > 0 {
		fmt.Fprintf(&text, " (%s)", strings.Join(notes, ", "))
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

// describe returns what is known of a failure, in words that cannot come from the other side: Go's own texts
// may quote what a server or proxy sent.
func describe(err error) string {
	if answer, ok := errors.AsType[*AnswerError](err); ok {
		return answer.Reason
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

	switch {
	case isCertificateError(err):
		return Clean(err.Error())
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return "the connection was closed before an answer came"
	default:
		return "the connection failed, or what came over it was not HTTP"
	}
}

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }

// IsNotFound reports whether the vendor says that it does not know the object.
func IsNotFound(err error) bool {
	e, ok := errors.AsType[*Error](err)

	return ok && e.Kind() == Refused && e.Status == http.StatusNotFound && !e.OfToken
}
