package datasources

import (
	"context"
	"errors"
	"net/http"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/seed-97276580/terraform-provider-identity/internal/apiclient"
)

var messageOfStatus = map[int]*Message{
	http.StatusUnauthorized:    credentialsRejected,
	http.StatusForbidden:       accessRefused,
	http.StatusNotFound:        sessionNotFound,
	http.StatusTooManyRequests: rateLimited,
}

// A token endpoint refuses credentials with any of three statuses (RFC 6749, section 5.2), and knows no sessions.
var messageOfTokenStatus = map[int]*Message{
	http.StatusBadRequest:      credentialsRejected,
	http.StatusUnauthorized:    credentialsRejected,
	http.StatusForbidden:       credentialsRejected,
	http.StatusTooManyRequests: rateLimited,
	http.StatusNotFound:        tokenEndpointMissing,
}

var messageOfKind = map[apiclient.Kind]*Message{
	apiclient.Refused:      refused,
	apiclient.RateLimited:  waitTooLong,
	apiclient.LimitTooLow:  limitTooLow,
	apiclient.Redirected:   redirected,
	apiclient.Undocumented: undocumented,
	apiclient.Old:          old,
	apiclient.NotJSON:      notJSON,
	apiclient.TooLarge:     tooLarge,
	apiclient.WrongShape:   wrongShape,
	apiclient.WrongObject:  otherSession,
	apiclient.TimedOut:     timedOut,
	apiclient.Overdue:      overdue,
	apiclient.Cancelled:    cancelled,
	apiclient.UnknownHost:  hostUnknown,
	apiclient.Untrusted:    untrusted,
	apiclient.TLSRefused:   tlsRefused,
	apiclient.ProxyRefused: proxyRefused,
	apiclient.Unreachable:  unreachable,
}

// ErrorDiagnostic turns the error of a read into what the user sees: a summary in the user's words, what
// happened, and what to do next. An error that says that an id is wrong points at the attribute at.
func ErrorDiagnostic(vendor string, at path.Path, err error) diag.Diagnostic {
	if !isAboutID(err) {
		at = path.Empty()
	}

	return messageFor(err).diagnostic(at, err.Error()+".", words{"VENDOR": vendor})
}

// isAboutID reports whether another id may help.
func isAboutID(err error) bool {
	failure, ok := errors.AsType[*apiclient.Error](err)

	return ok && (apiclient.IsNotFound(err) || failure.Kind() == apiclient.WrongObject)
}

// messageFor knows every error that reading returns: *apiclient.Error and *WaitError.
func messageFor(err error) *Message {
	if wait, ok := errors.AsType[*WaitError](err); ok {
		switch {
		case wait.Reason == nil:
			return waitEndedFinal
		case errors.Is(wait.Reason, context.Canceled):
			return waitEndedCancelled
		default:
			return waitEndedDeadline
		}
	}

	failure, ok := errors.AsType[*apiclient.Error](err)
	if !ok {
		return refused
	}

	table := messageOfStatus
	if failure.OfToken {
		table = messageOfTokenStatus
	}

	if message, ok := table[failure.Status]; ok && failure.Kind() == apiclient.Refused {
		return whoResponded(failure, message)
	}

	if failure.Kind() == apiclient.Overdue && failure.Status == http.StatusTooManyRequests {
		return rateLimited
	}

	return messageOfKind[failure.Kind()]
}

// whoResponded replaces a message of the vendor's by one about something in between, if the response is not in the form
// of the vendor's errors. A message alone could be of either; that a session is missing takes more.
func whoResponded(failure *apiclient.Error, message *Message) *Message {
	form := failure.Problem.Form

	switch {
	case message == sessionNotFound && form != apiclient.ErrorForm:
		return notFoundBetween
	case (message == accessRefused || message == credentialsRejected) && form == apiclient.NoForm:
		return accessRefusedBetween
	default:
		return message
	}
}
