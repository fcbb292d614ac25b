package apiclient

import (
	"errors"
	"fmt"
	"net/http"
	"strings"
)

// Error is a request that brought no usable answer. It never holds a body, a credential or personal data.
type Error struct {
	Vendor  string  // as people write it: "Solaris"
	Method  string  // of the HTTP request
	Path    string  // escaped, without host and query
	Status  int     // HTTP status, 0 when no answer came
	Problem Problem // the vendor's own words, if it had any
	Err     error   // why there is no usable answer, nil when Status says it all
}

// Error returns the whole story on one line.
func (e *Error) Error() string {
	var text strings.Builder

	fmt.Fprintf(&text, "%s: %s %s", e.Vendor, e.Method, e.Path)

	if e.Status != 0 {
		fmt.Fprintf(&text, ": %d %s", e.Status, http.StatusText(e.Status))
	}

	for _, part := range []string{e.Problem.Code, e.Problem.Title, e.Problem.Detail} {
		if part != "" {
			text.WriteString(": " + strings.TrimSuffix(part, "."))
		}
	}

	if e.Err != nil {
		text.WriteString(": " + e.Err.Error())
	}

	if e.Problem.ID != "" {
		fmt.Fprintf(&text, " (error id %s)", e.Problem.ID)
	}

	return text.String()
}

// Unwrap returns the cause, so that errors.Is finds a cancelled context.
func (e *Error) Unwrap() error { return e.Err }

// AnswerError is an answer that arrived and cannot be used. Reason tells what is wrong with it and shows
// nothing of its content.
type AnswerError struct{ Reason string }

func (e *AnswerError) Error() string { return e.Reason }

var (
	errNoID     = &AnswerError{"the answer does not say which object it is about"}
	errMismatch = &AnswerError{"the answer is about another object than the one that was asked for"}
)

// checkID confirms that an answer is about the object with the given id.
func checkID(answer Object, id string) error {
	switch answer.ObjectID() {
	case id:
		return nil
	case "":
		return errNoID
	default:
		return errMismatch
	}
}

// IsNotFound reports whether the vendor says that it does not know the object.
func IsNotFound(err error) bool {
	var e *Error

	return errors.As(err, &e) && e.Status == http.StatusNotFound
}
