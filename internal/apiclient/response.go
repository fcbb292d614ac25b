package apiclient

import (
	"bytes"
	"errors"
	"fmt"
	"math"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
)

// ResponseError is a response that cannot be used. Reason says why, and shows nothing of its content.
type ResponseError struct {
	Kind   Kind
	Reason string
}

func (e *ResponseError) Error() string { return e.Reason }

var (
	errTimeout      = &ResponseError{TimedOut, "no complete response came within the timeout of one request"}
	errTokenTimeout = &ResponseError{TimedOut, "no token came within 2 minutes"}
	errBrokenOff    = &ResponseError{Unreachable, "the connection broke before the response was complete"}
	errTooLarge     = &ResponseError{TooLarge, "the response is larger than 4 MiB"}
	errEmpty        = &ResponseError{NotJSON, "the response is empty"}
	errNotJSON      = &ResponseError{NotJSON, "the response is not valid JSON"}
	errNoToken      = &ResponseError{WrongShape, "the response of the token endpoint has no usable token"}
	errNoID         = &ResponseError{WrongObject, "the response does not say which object it is about"}
	errErrors       = &ResponseError{WrongShape, "the response reports errors with a status of success"}
	errOtherID      = &ResponseError{WrongObject, "the response is about another object than the requested one"}

	// ErrOtherType is for an Object's Check.
	ErrOtherType = &ResponseError{WrongObject, "the response is about an object of another type"}
)

// checkID returns a check that out is about the object with the given id.
func checkID(out Object, id string) func() error {
	return func() error {
		if err := out.Check(); err != nil {
			return err
		}

		switch out.ObjectID() {
		case id:
			return nil
		case "":
			return errNoID
		default:
			return errOtherID
		}
	}
}

// received says what came in place of JSON.
func received(header http.Header, body []byte) error {
	start := bytes.ToLower(bytes.TrimSpace(body[:min(len(body), 100)]))

	switch {
	case header.Get("Content-Encoding") != "":
		return &ResponseError{NotJSON, "the response is encoded in a way that was not asked for"}
	case bytes.HasPrefix(start, []byte("<!doctype")), bytes.HasPrefix(start, []byte("<html")):
		return &ResponseError{NotJSON, "the response is HTML, not JSON"}
	default:
		return errNotJSON
	}
}

// checkErrors refuses a response that reports errors, alone or beside its data, which JSON:API excludes. Of such a
// response only the first error is shown: everything else in it may be personal data.
func checkErrors(body []byte) (Problem, error) {
	if !bytes.Contains(body, []byte("errors")) && !bytes.Contains(body, []byte(`\`)) { // the name may be escaped
		return Problem{}, nil
	}

	var document struct {
		Errors jsontext.Value `json:"errors"`
	}

	_ = json.Unmarshal(withoutMark(body), &document, tolerant) // decode has done so before

	_ = document.Errors.Compact()

	switch string(document.Errors) {
	case "", "null", "[]":
		return Problem{}, nil
	}

	problem, _ := listedProblem(document.Errors)

	return problem, errErrors
}

// errRefused is a response with an error status, which says it all.
var errRefused = errors.New("refused")

// checkStatus refuses responses that are not what was asked for: only the documented status is a success. Of a
// redirect it names the host and nothing more, since the rest of the address may hold a token.
func checkStatus(resp *http.Response) error {
	switch status := resp.StatusCode; {
	case isSuccess(resp):
		return nil
	case status >= http.StatusBadRequest:
		return errRefused
	case status < http.StatusMultipleChoices || status == http.StatusNotModified:
		return &ResponseError{Undocumented, "this status is not the documented one"}
	}

	host := "an unnamed host"
	if target, err := resp.Location(); err == nil {
		host = target.Host
	}

	return &ResponseError{Redirected, "the response redirects to " + Clean(host) + "; redirects are not followed"}
}

// isSuccess reports whether a response has the status that its endpoint documents: 200, and also 201 at a token
// endpoint.
func isSuccess(resp *http.Response) bool {
	isToken := resp.Request.Method == http.MethodPost

	return resp.StatusCode == http.StatusOK || isToken && resp.StatusCode == http.StatusCreated
}

// maxAge is how old a response may say that it is. A cache must not approve anybody.
const maxAge = 5 * time.Second

// checkAge refuses a response that a cache has kept.
func checkAge(resp *http.Response) error {
	header, _, _ := strings.Cut(resp.Header.Get("Age"), ",")

	seconds, err := strconv.ParseUint(strings.TrimSpace(header), 10, 64) // the largest number if it is out of range
	if err != nil && !errors.Is(err, strconv.ErrRange) {
		seconds = 0 // it does not say that it is old
	}

	seconds = min(seconds, math.MaxInt64/uint64(time.Second))

	age := time.Duration(seconds) * time.Second
	if age <= maxAge {
		return nil
	}

	return &ResponseError{Old, fmt.Sprintf("the response is %s old: it comes from a cache in between, not from %s",
		age, resp.Request.URL.Host)}
}
