package apiclient

import (
	"encoding/json"
	"strings"
	"testing"
	"time"
	"unicode"
)

// A wait is never negative, and an absurd one stays absurd instead of wrapping around.
func FuzzParseRetryAfter(f *testing.F) {
	for _, seed := range []string{
		"", "0", "7", "-7", "1.5", "1e3", "+1", " 1", "soon", "86400", "9223372036", "9223372037", "18446744073709551615",
		"99999999999999999999", "Fri, 31 Dec 1999 23:59:59 GMT", "Friday, 31-Dec-99 23:59:59 GMT",
		"Fri Dec 31 23:59:59 1999", "Fri, 31 Dec 9999 23:59:59 GMT", "Fri, 31 Dec 1999 23:59:59 CET",
		"7, Sat, 01 Jan 2000 00:00:09 GMT,Saturday, 01-Jan-00 00:00:07 GMT, 1.5",
	} {
		f.Add(seed)
	}

	now := time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)

	f.Fuzz(func(t *testing.T, header string) {
		wait, ok := parseRetryAfter(header, now)
		if wait < 0 || !ok && wait != 0 {
			t.Errorf("%q: %s, %t", header, wait, ok)
		}

		digits := strings.Trim(header, "0123456789") == "" && header != ""
		if digits && len(strings.TrimLeft(header, "0")) > 12 && wait < 1000*time.Hour {
			t.Errorf("%q became %s", header, wait)
		}
	})
}

// Whatever a vendor sends, its words are short, on one line, and leave the terminal alone.
func FuzzParseProblem(f *testing.F) {
	for _, seed := range []string{
		``, `null`, `{}`, `[]`, `"x"`, `{"errors": [{"id": "i", "status": 400, "code": "c", "title": "t", "detail": "d"}]}`,
		`{"error": {"code": "c", "message": "m", "request_id": "r"}}`, `{"error": "c", "error_description": "d"}`,
		`{"code": 7, "detail": "\u001b[2J\r\n\u202e"}`, `{"errors": {"a": 1}, "error": []}`,
		`{"errors": [{"code": "x", "meta": {"code": 404}}]}`, `{"code": 20e"`, `{"code"`, `{"code": [`,
	} {
		f.Add([]byte(seed))
	}

	f.Fuzz(func(t *testing.T, body []byte) {
		problem := parseProblem(body).presentable(nil)
		for _, text := range []string{problem.Code, problem.Title, problem.Detail, problem.ID} {
			if strings.ContainsFunc(text, func(r rune) bool { return !unicode.IsPrint(r) }) || len([]rune(text)) > maxDetail+1 {
				t.Errorf("%q became %q", body, text)
			}
		}
	})
}

// An error never shows what the response held.
func FuzzDecode(f *testing.F) {
	for _, seed := range []string{
		``, ` `, `null`, `{}`, `[]`, `{"id": "7"}`, `{"id": 7}`, `{"size": "4711"}`, `{"size": 1e999}`, `{"id": "7`,
		`{"text": 1e-7, "flag": "1", "many": [{"a": -0.5E+3}, [{"a": 1e-9223372036854775808}]], "nest": {"status": "s"}}`,
		`{"id": "7"}x`, `{"ID": 7}`, `{"4711": 1, "4711": 2}`, `{"size": {"a": [4711]}}`, "\xff", `{"id": "\ud800"}`,
	} {
		f.Add([]byte(seed))
	}

	f.Fuzz(func(t *testing.T, body []byte) {
		for _, out := range []any{&thing{}, &lenientResponse{}} {
			_, err := decode(t.Context(), body, out)
			if err == nil && !json.Valid(withoutMark(body)) {
				t.Errorf("%q is taken", body)
			}

			// Names may be shown, and nothing else.
			if err != nil && strings.ContainsAny(err.Error(), "0123456789\"") {
				t.Errorf("%q: error is %v", body, err)
			}
		}
	})
}
