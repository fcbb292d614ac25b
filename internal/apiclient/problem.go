package apiclient

import (
	"encoding/json"
	"strings"
	"unicode"
)

// maxDetail is how many characters of a vendor's own text reach a diagnostic.
const maxDetail = 500

// Problem is what a vendor says about a failure, in its own words. In an Error it is safe for a terminal. Fields that
// the answer does not have are empty.
type Problem struct {
	Code   string // such as "model_not_found"
	Title  string
	Detail string // at most 500 characters
	ID     string // the handle that the vendor's support asks for
}

// presentable blacks secrets out, and only then cuts and cleans: of a secret that was cut, a part would stay.
func (p Problem) presentable(secrets []string) Problem {
	present := func(text string) string { return Clean(blackOut(text, secrets)) }

	return Problem{present(p.Code), present(p.Title), present(p.Detail), present(p.ID)}
}

func blackOut(text string, secrets []string) string {
	for _, secret := range secrets {
		if secret != "" {
			text = strings.ReplaceAll(text, secret, "***")
		}
	}

	return text
}

// problemBody has the members of every documented form, under all of their names.
type problemBody struct {
	ID          *string `json:"id"`
	RequestID   *string `json:"request_id"`
	Code        *string `json:"code"`
	Title       *string `json:"title"`
	Detail      *string `json:"detail"`
	Message     *string `json:"message"`
	Description *string `json:"error_description"`
}

// parseProblem reads an error answer, as it came: see presentable. It knows these forms and returns the zero Problem for any other:
//
//	{"errors": [{"id", "code", "title", "detail"}]}        Solaris, and JSON:API, which Beltic follows
//	{"error": {"code", "message", "request_id"}}           Beltic's credentials API
//	{"error": "code", "error_description": "…"}            OAuth2 token endpoints (RFC 6749, section 5.2)
//	{"id", "code", "title", "detail" or "message"}         Solaris's endpoint reference, older Beltic endpoints
func parseProblem(body []byte) Problem {
	var envelope struct {
		Errors json.RawMessage `json:"errors"`
		Error  json.RawMessage `json:"error"`
	}
	if json.Unmarshal(body, &envelope) != nil {
		return Problem{}
	}

	var list []json.RawMessage
	if json.Unmarshal(envelope.Errors, &list) == nil && len(list) > 0 {
		return problemFrom(list[0])
	}

	var code string
	if json.Unmarshal(envelope.Error, &code) == nil && code != "" {
		problem := problemFrom(body)
		problem.Code = code

		return problem
	}

	if problem := problemFrom(envelope.Error); problem != (Problem{}) {
		return problem
	}

	return problemFrom(body)
}

func problemFrom(object []byte) Problem {
	var body problemBody
	// A member of an unexpected type is skipped by the decoder; the others are still worth showing.
	_ = json.Unmarshal(object, &body)

	return Problem{
		Code:   first(body.Code),
		Title:  first(body.Title),
		Detail: first(body.Detail, body.Message, body.Description),
		ID:     first(body.ID, body.RequestID),
	}
}

func first(values ...*string) string {
	for _, value := range values {
		if value != nil && *value != "" {
			return *value
		}
	}

	return ""
}

// Clean cuts a vendor's text and takes out what would steer a terminal or break a line.
func Clean(text string) string {
	text = strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t':
			return ' '
		case !unicode.IsPrint(r):
			return -1
		default:
			return r
		}
	}, text)

	if runes := []rune(text); len(runes) > maxDetail {
		return string(runes[:maxDetail]) + "…"
	}

	return text
}
