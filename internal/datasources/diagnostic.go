package datasources

import (
	"context"
	"errors"
	"net/http"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/seed-97276580/terraform-provider-identity/internal/apiclient"
)

// advice is what a user reads about a failure besides its facts: what it is, and what to do next. VENDOR
// stands for the vendor's title.
type advice struct{ summary, next string }

var adviceByStatus = map[int]advice{
	http.StatusUnauthorized: {
		"VENDOR rejected the credentials",
		"Check the provider's VENDOR credentials, and that they are for this environment.",
	},
	http.StatusForbidden: {
		"VENDOR refused access to the session",
		"The credentials are valid and lack a permission. Ask VENDOR to grant it.",
	},
	http.StatusNotFound: {
		"VENDOR session not found",
		"Check every id that names the session, and that it belongs to the environment that the credentials are for.",
	},
	http.StatusTooManyRequests: {
		"VENDOR limits the rate of requests",
		"Lower http.max_concurrent_requests or set http.max_requests_per_second in the provider block, or raise http.max_retries.",
	},
}

// A token endpoint refuses credentials with any of three statuses (RFC 6749, section 5.2), and knows no sessions.
var adviceByTokenStatus = map[int]advice{
	http.StatusBadRequest:      adviceByStatus[http.StatusUnauthorized],
	http.StatusUnauthorized:    adviceByStatus[http.StatusUnauthorized],
	http.StatusForbidden:       adviceByStatus[http.StatusUnauthorized],
	http.StatusTooManyRequests: adviceByStatus[http.StatusTooManyRequests],
	http.StatusNotFound: {
		"VENDOR's token endpoint is not there",
		"Check token_url in the provider block.",
	},
}

var adviceByKind = map[apiclient.Kind]advice{
	apiclient.Refused: {
		"VENDOR answered with an error",
		"Try again later. If it happens again, give the text above to VENDOR's support.",
	},
	apiclient.RateLimited: {
		"VENDOR asks for a longer wait than allowed",
		"Run again after that time, or raise http.max_retry_wait in the provider block.",
	},
	apiclient.Redirected: {
		"VENDOR's address redirects",
		"Credentials go to the configured address and nowhere else. Configure the address that the API itself has.",
	},
	apiclient.NotJSON: {
		"VENDOR's answer is not JSON",
		"Something else than the API seems to answer, such as a proxy or a login page. Check the configured address.",
	},
	apiclient.TooLarge: {
		"VENDOR's answer is too large",
		"Something else than the API seems to answer. Check the configured address.",
	},
	apiclient.WrongShape: {
		"VENDOR's answer has an unexpected shape",
		"The API may have changed. Look for a newer version of the provider, or report the text above to its developers.",
	},
	apiclient.WrongObject: {
		"VENDOR answered for another session",
		"Write the id exactly as VENDOR writes it, and check the configured address.",
	},
	apiclient.TimedOut: {
		"VENDOR did not answer in time",
		"Try again later, or raise http.request_timeout in the provider block.",
	},
	apiclient.Overdue: {
		"Reading from VENDOR took too long",
		"Try again later, or raise timeouts.",
	},
	apiclient.Cancelled: {
		"Reading from VENDOR was cancelled",
		"Run it again.",
	},
	apiclient.UnknownHost: {
		"VENDOR's host is unknown",
		"Check the configured address, and that this machine can resolve it.",
	},
	apiclient.Untrusted: {
		"VENDOR's certificate is not trusted",
		"If a proxy with a certificate of its own stands in between, set http.ca_certificates in the provider block to its CA. " +
			"Otherwise somebody else may answer in VENDOR's place.",
	},
	apiclient.Unreachable: {
		"VENDOR cannot be reached",
		"Check the network, the proxy variables and the configured address.",
	},
}

// A wait can end in three ways.
var (
	adviceAfterFinal = advice{
		"VENDOR session ended with another status",
		"Its decision is final, so that waiting longer would not help.",
	}
	adviceAfterDeadline = advice{
		"VENDOR session is not decided yet",
		"Run again later, or raise timeouts.",
	}
	adviceAfterCancel = advice{
		"Waiting for a VENDOR session was cancelled",
		"Run it again to go on waiting.",
	}
)

// ErrorDiagnostic turns the error of a read into what the user sees: a summary in the user's words, what
// happened, and what to do next. What says that an id is wrong points at the attribute at.
func ErrorDiagnostic(vendor string, at path.Path, err error) diag.Diagnostic {
	texts := adviceFor(err)
	summary := strings.ReplaceAll(texts.summary, "VENDOR", vendor)
	detail := err.Error() + ".\n\n" + strings.ReplaceAll(texts.next, "VENDOR", vendor)

	if isAboutID(err) {
		return diag.NewAttributeErrorDiagnostic(at, summary, detail)
	}

	return diag.NewErrorDiagnostic(summary, detail)
}

// isAboutID reports whether another id may help.
func isAboutID(err error) bool {
	failure, ok := errors.AsType[*apiclient.Error](err)

	return ok && (apiclient.IsNotFound(err) || failure.Kind() == apiclient.WrongObject)
}

// adviceFor knows every error that reading returns: *apiclient.Error and *WaitError.
func adviceFor(err error) advice {
	if wait, ok := errors.AsType[*WaitError](err); ok {
		switch {
		case wait.Reason == nil:
			return adviceAfterFinal
		case errors.Is(wait.Reason, context.Canceled):
			return adviceAfterCancel
		default:
			return adviceAfterDeadline
		}
	}

	failure, ok := errors.AsType[*apiclient.Error](err)
	if !ok {
		failure = &apiclient.Error{}
	}

	kind := failure.Kind()
	if kind != apiclient.Refused {
		return adviceByKind[kind]
	}

	table := adviceByStatus
	if failure.OfToken {
		table = adviceByTokenStatus
	}

	if texts, ok := table[failure.Status]; ok {
		return texts
	}

	return adviceByKind[kind]
}
