package apiclient

import (
	"bytes"
	"cmp"
	"regexp"
	"unicode/utf8"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
)

// Problem is what a vendor says about a failure, in its own words. In an Error it is safe for a terminal. Fields that
// the response does not have are empty.
type Problem struct {
	Form   Form
	Code   string // such as "model_not_found"
	Title  string
	Detail string // at most 500 characters
	ID     string // the handle that the vendor's support asks for
}

// Form says whether an error response has a form that a vendor's API has, or could come from anything in between.
type Form int

// The forms of error responses.
const (
	NoForm      Form = iota // HTML, text, nothing, or JSON without words
	BareMessage             // nothing but a message, which gateways send, too
	ErrorForm               // a documented form: see parseProblem
)

// problemBody has the members of every documented form, under all of their names.
type problemBody struct {
	ID          text `json:"id"`
	RequestID   text `json:"request_id"`
	Code        text `json:"code"`
	Title       text `json:"title"`
	Detail      text `json:"detail"`
	Message     text `json:"message"`
	Description text `json:"error_description"`
}

// text is a string in a response. Anything else is as good as nothing: the other members are still worth showing.
type text string

// UnmarshalJSONFrom implements json.UnmarshalerFrom.
func (t *text) UnmarshalJSONFrom(decoder *jsontext.Decoder) error {
	value, err := decoder.ReadValue()
	if err == nil && value.Kind() == '"' {
		unquoted, _ := jsontext.AppendUnquote(nil, value) // valid, since it was read; lone surrogates become U+FFFD
		*t = text(unquoted)
	}

	return err
}

// isCode tells a code such as "invalid_client" from the words of a gateway, such as "Not Found".
var isCode = regexp.MustCompile(`^[a-z][a-z0-9_]*$`)

// parseProblem reads an error response, as it came: see presentable. It knows these forms:
//
//	{"errors": [{"id", "code", "title", "detail"}]}        Solaris, and JSON:API, which Beltic follows
//	{"error": {"code", "message", "request_id"}}           Beltic's credentials API
//	{"error": "code", "error_description": "…"}            OAuth2 token endpoints (RFC 6749, section 5.2)
//	{"id", "code", "title", "detail" or "message"}         Solaris's endpoint reference, older Beltic endpoints
//
// A response in which any code is a number is in none of them: see unlessNumbered.
func parseProblem(body []byte) Problem {
	body = withoutMark(body)
	if !utf8.Valid(body) {
		return Problem{}
	}

	return problemInForm(body).unlessNumbered(body)
}

func problemInForm(body []byte) Problem {
	var envelope struct {
		Errors jsontext.Value `json:"errors"`
		Error  jsontext.Value `json:"error"`
	}

	if !unmarshal(body, &envelope) {
		return Problem{}
	}

	if problem, listed := listedProblem(envelope.Errors); listed {
		return problem
	}

	var code text
	if unmarshal(envelope.Error, &code) && code != "" {
		problem := problemFrom(body)
		if !isCode.MatchString(string(code)) {
			problem.Detail = cmp.Or(problem.Detail, string(code))

			return problem.as(false)
		}

		problem.Code = string(code)

		return problem.as(true)
	}

	if problem := problemFrom(envelope.Error); problem != (Problem{}) {
		return problem.as(problem.Code != "")
	}

	problem := problemFrom(body)

	return problem.as(problem.Code != "" && (problem.Title != "" || problem.Detail != ""))
}

// listedProblem reads the first item of a list of errors. listed reports whether there is one.
func listedProblem(errors jsontext.Value) (problem Problem, listed bool) {
	var list []jsontext.Value
	if !unmarshal(errors, &list) || len(list) == 0 {
		return Problem{}, false
	}

	problem = problemFrom(list[0])

	return problem.as(problem.Code != "" || problem.Title != ""), true
}

// isNumber matches a code that is or begins with a number, mostly the status of the response, as gateways send it. The
// vendors' codes are words.
var isNumber = regexp.MustCompile(`^[\W_]*[0-9]`)

// unlessNumbered returns a problem in no documented form if any code in the JSON that it comes from is a number.
func (p Problem) unlessNumbered(source []byte) Problem {
	return p.as(p.Form == ErrorForm && !hasNumber(source))
}

// hasNumber reports whether the first text or number in any member "code", however deep, is or begins with a number.
func hasNumber(source []byte) bool {
	decoder := jsontext.NewDecoder(bytes.NewReader(source), tolerant)

	for afterCode := false; ; {
		token, err := decoder.ReadToken()
		if err != nil {
			return false // the end, or not JSON
		}

		text := token.String()
		if afterCode && isNumber.MatchString(text) {
			return true
		}

		parent, read := decoder.StackIndex(decoder.StackDepth())
		isName := parent == '{' && read%2 == 1
		begins := token.Kind() == '[' || token.Kind() == '{' // as in "code": [404]
		afterCode = isName && text == "code" || afterCode && begins
	}
}

// as returns the problem with its form. In no documented form, only a message or a code is about a failure: all other
// members could be anything.
func (p Problem) as(hasForm bool) Problem {
	switch {
	case hasForm:
		p.Form = ErrorForm

		return p
	case p.Detail != "":
		return Problem{Form: BareMessage, Detail: p.Detail}
	case isCode.MatchString(p.Code):
		return Problem{Code: p.Code}
	default:
		return Problem{}
	}
}

// oauthCode returns the error code of a token endpoint's response with a status of success, empty if it has none.
// Nothing else in such a response is meant as an error.
func oauthCode(body []byte) string {
	var response struct {
		Error text `json:"error"`
	}

	if !unmarshal(withoutMark(body), &response) || !isCode.MatchString(string(response.Error)) {
		return ""
	}

	return string(response.Error)
}

func problemFrom(object []byte) Problem {
	var body problemBody
	if !unmarshal(object, &body) {
		return Problem{}
	}

	return Problem{
		Code:   string(body.Code),
		Title:  string(body.Title),
		Detail: string(cmp.Or(body.Detail, body.Message, body.Description)),
		ID:     string(cmp.Or(body.ID, body.RequestID)),
	}
}

// unmarshal reports whether a JSON value could be read.
func unmarshal(value []byte, out any) bool {
	return len(value) > 0 && json.Unmarshal(value, out, tolerant) == nil
}

// withoutMark returns a body without a byte order mark.
func withoutMark(body []byte) []byte { return bytes.TrimPrefix(body, []byte("\ufeff")) }

// presentable returns the problem as it may be shown.
func (p Problem) presentable(secrets []string) Problem {
	present := func(text string) string { return present(text, secrets) }

	return Problem{p.Form, present(p.Code), present(p.Title), present(p.Detail), present(p.ID)}
}
