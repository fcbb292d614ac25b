package apiclient

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"math"
	"net/http"
	"reflect"
	"regexp"
	"slices"
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
	errNotLocal     = &ResponseError{UnknownHost, "localhost is not a loopback address on this machine"}
	errTimeout      = &ResponseError{TimedOut, "no complete response came within the timeout of one request"}
	errTokenTimeout = &ResponseError{TimedOut, "no token came within 2 minutes"}
	errBrokenOff    = &ResponseError{Unreachable, "the connection broke before the response was complete"}
	errTooLarge     = &ResponseError{TooLarge, "the response is larger than 4 MiB"}
	errEncoding     = &ResponseError{NotJSON, "the response is not encoded as it says"}
	errEmpty        = &ResponseError{NotJSON, "the response is empty"}
	errNotJSON      = &ResponseError{NotJSON, "the response is not valid JSON"}
	errNoToken      = &ResponseError{WrongShape, "the response of the token endpoint has no usable token"}
	errLateToken    = &ResponseError{TimedOut, "the token had expired before its response was complete"}
	errLongList     = &ResponseError{WrongShape, "a list in the response has more than 2000 elements"}
	errNoID         = &ResponseError{WrongObject, "the response does not say which object it is about"}
	errErrors       = &ResponseError{WrongShape, "the response reports errors with a status of success"}
	errOtherID      = &ResponseError{WrongObject, "the response is about another object than the requested one"}

	// ErrOtherType is for an Object's Check.
	ErrOtherType = &ResponseError{WrongObject, "the response is about an object of another type"}
)

// checkID returns a check that out is about the object with the given id.
func checkID(out Object, id string) func(http.Header) error {
	return func(http.Header) error {
		if err := out.Check(); err != nil {
			return err
		}

		if hasLongList(reflect.ValueOf(out)) {
			return errLongList
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

// maxElements is how many elements a list in an object may have. Terraform's time grows with the square of it.
const maxElements = 2_000

// hasLongList reports whether a list in a decoded response has more than maxElements.
func hasLongList(value reflect.Value) bool {
	value = reflect.Indirect(value)

	switch {
	case !value.IsValid() || isWhole(value.Type()):
		return false
	case value.Kind() == reflect.Slice:
		return value.Len() > maxElements
	}

	for _, field := range value.Fields() {
		if hasLongList(field) {
			return true
		}
	}

	return false
}

// received says what came in place of JSON.
func received(header http.Header, body []byte) error {
	start := bytes.ToLower(bytes.TrimSpace(body[:min(len(body), 100)]))

	switch {
	case len(bytes.TrimSpace(withoutMark(body))) == 0:
		return errEmpty
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
	couldHave := func(text string) bool { return bytes.Contains(body, []byte(text)) }
	if !couldHave("error") && !couldHave(`"code"`) && !couldHave(`\`) { // a name may be escaped
		return Problem{}, nil
	}

	var document struct {
		Errors jsontext.Value `json:"errors"`
		Error  jsontext.Value `json:"error"` // of something other than the vendor, such as a gateway
		Code   jsontext.Value `json:"code"`

		Description jsontext.Value `json:"error_description"`
	}

	body = withoutMark(body)
	_ = json.Unmarshal(body, &document, tolerant) // decode has done so before

	_ = document.Errors.Compact()

	if !slices.Contains([]string{"", "null", "[]"}, string(document.Errors)) {
		problem, _ := listedProblem(document.Errors)

		return problem.unlessNumbered(document.Errors), errErrors
	}

	if !isNone(document.Error) {
		return Problem{}, errErrors
	}

	// The form that is not wrapped, beside the data. With another code than an error's, the words may be the object's.
	problem := problemFrom(body)
	problem.ID = "" // it may be the object's, too

	hasWords := problem.Title+problem.Detail != ""

	switch {
	case hasWords && isCode.MatchString(problem.Code):
		return problem, errErrors
	case hasWords && !isNone(document.Code), !isNone(document.Description):
		return Problem{}, errErrors
	default:
		return Problem{}, nil
	}
}

// isNone reports whether a member says that there is nothing.
func isNone(value jsontext.Value) bool {
	return slices.Contains([]string{"", "null", `""`, "false"}, string(value))
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
		host = cmp.Or(target.Host, host)
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

// ageForm is what an age looks like. A fraction is not standard, and clear enough.
var ageForm = regexp.MustCompile(`^[0-9]+(\.[0-9]+)?$`)

// checkAge refuses a response that a cache has kept. With several caches in between, the oldest age counts, and one
// that cannot be read is as old as can be.
func checkAge(resp *http.Response) error {
	var seconds float64

	for _, header := range resp.Header.Values("Age") {
		for age := range strings.SplitSeq(header, ",") {
			parsed := math.Inf(1)
			if age = strings.Trim(age, " \t"); ageForm.MatchString(age) {
				parsed, _ = strconv.ParseFloat(age, 64) // infinite if it is out of range
			}

			seconds = max(seconds, parsed)
		}
	}

	if seconds <= maxAge.Seconds() {
		return nil
	}

	age := "of unknown age"
	if seconds < 1e9 { // a longer one would overflow
		age = time.Duration(seconds*float64(time.Second)).String() + " old"
	}

	return &ResponseError{Old, fmt.Sprintf("the response is %s: it comes from a cache in between, not from %s",
		age, resp.Request.URL.Host)}
}
