package apiclient

import (
	"errors"
	"net/http"
)

// AnswerError is an answer that cannot be used. Reason tells what is wrong with it, and shows nothing of its
// content.
type AnswerError struct {
	Kind   Kind
	Reason string
}

func (e *AnswerError) Error() string { return e.Reason }

var (
	errTimeout   = &AnswerError{TimedOut, "no whole answer came within the time-out of one request"}
	errBrokenOff = &AnswerError{Unreachable, "the answer broke off"}
	errTooLarge  = &AnswerError{TooLarge, "the answer is larger than 4 MiB"}
	errEmpty     = &AnswerError{NotJSON, "the answer is empty"}
	errNotJSON   = &AnswerError{NotJSON, "the answer is not valid JSON"}
	errNoToken   = &AnswerError{WrongShape, "the answer of the token endpoint has no usable token"}
	errNoID      = &AnswerError{WrongObject, "the answer does not say which object it is about"}
	errOtherID   = &AnswerError{WrongObject, "the answer is about another object than the one that was asked for"}
)

// checkID confirms that an answer is about the object with the given id.
func checkID(answer Object, id string) error {
	switch answer.ObjectID() {
	case id:
		return nil
	case "":
		return errNoID
	default:
		return errOtherID
	}
}

// errRefused is an answer with an error status, which Error shows by itself.
var errRefused = errors.New("refused")

// checkStatus refuses answers that are not what was asked for. Of a redirect it names the host and nothing
// more: the rest of the address may hold a token.
func checkStatus(resp *http.Response) error {
	switch {
	case resp.StatusCode < http.StatusMultipleChoices:
		return nil
	case resp.StatusCode >= http.StatusBadRequest:
		return errRefused
	}

	host := "an unnamed host"
	if target, err := resp.Location(); err == nil {
		host = target.Host
	}

	return &AnswerError{Redirected, "the answer redirects to " + Clean(host) + "; redirects are not followed"}
}
