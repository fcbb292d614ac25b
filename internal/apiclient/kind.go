package apiclient

import (
	"context"
	"errors"
	"net"
)

// Kind says what went wrong, for advice to the user.
type Kind int

// The kinds of failure.
const (
	Refused      Kind = iota // the response has an error status
	RateLimited              // the vendor asks for a longer wait than allowed
	LimitTooLow              // the policy's own rate leaves no turn before the deadline
	Redirected               // the response points to another address
	Undocumented             // the response has a status that is neither the documented success nor an error
	Old                      // the response comes from a cache
	NotJSON                  // the response is empty or not JSON
	TooLarge                 // the response has more than 4 MiB
	WrongShape               // the response is JSON of another shape
	WrongObject              // the response is about another object
	TimedOut                 // an attempt took longer than the policy allows
	Overdue                  // the deadline of the whole read passed
	Cancelled                // the user stopped the run
	UnknownHost              // the host's name does not exist
	Untrusted                // the host's certificate is not trusted
	TLSRefused               // the host refuses the TLS connection, or does not speak TLS
	ProxyRefused             // a proxy refuses to connect to the host
	Unreachable              // any other broken connection
)

// Kind returns what kind of failure it is.
func (e *Error) Kind() Kind {
	switch {
	case e.TooLong:
		return RateLimited
	case e.Err == nil:
		return Refused
	default:
		return kindOf(e.Err)
	}
}

func kindOf(err error) Kind {
	if response, ok := errors.AsType[*ResponseError](err); ok {
		return response.Kind
	}

	dns, isDNS := errors.AsType[*net.DNSError](err)
	err = withoutProxy(err)

	switch {
	case errors.Is(err, context.Canceled):
		return Cancelled
	case isOverdue(err):
		return Overdue
	case isDNS && dns.IsNotFound:
		return UnknownHost
	case isCertificateError(err):
		return Untrusted
	case isTLSRefusal(err):
		return TLSRefused
	case isProxyRefusal(err):
		return ProxyRefused
	default:
		return Unreachable
	}
}

// IsTransient reports whether the same request may succeed later.
func (e *Error) IsTransient() bool {
	switch e.Kind() {
	case Refused:
		return isTransient(e.Status)
	case RateLimited, TimedOut, Unreachable, Old:
		return true
	default:
		return false
	}
}
