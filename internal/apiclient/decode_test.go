package apiclient

import (
	"testing"

	"github.com/go-json-experiment/json/jsontext"
)

// A gate must not take a name that only looks like a known one for it, nor choose between two.
func TestDecodeTakesNamesByTheLetter(t *testing.T) {
	t.Parallel()

	type inner struct {
		A *string `json:"a"`
	}

	type response struct {
		One  inner          `json:"one"`
		Many []*inner       `json:"many"`
		Raw  jsontext.Value `json:"raw"`
	}

	for body, want := range map[string]string{
		`{"one": {"A": "x"}}`:                  "",
		`{"ONE": {"a": "x"}}`:                  "",
		`{"one": {"a": "x", "a": "x"}}`:        "duplicate field one.a",
		`{"one": {"a": "x", "\u0061": "x"}}`:   "duplicate field one.a",
		`{"one": {"x": 1, "x": 1}}`:            "duplicate field in one",
		`{"new": 1, "new": 2}`:                 "duplicate field in the top level of the response",
		`{"new": {"b": 1, "b": 2}}`:            "duplicate field in the top level of the response",
		`{"raw": {"b": 1, "b": 2}}`:            "duplicate field in raw",
		`{"many": [{}, {"a": "x", "a": "x"}]}`: "duplicate field many[].a",
		`{"many": [{"b": {"c": 1, "c": 1}}]}`:  "duplicate field in many[]",
		`{"many": {"Jane": {}, "Jane": {}}}`:   "duplicate field many[]",
		`{"many": {"x": {"Jo": 1, "Jo": 1}}}`:  "duplicate field in many[]",
		"\ufeff" + `{"one": {}}`:               "",
		"\ufeff\ufeff" + `{"one": {}}`:         "the response is not valid JSON",
		`{"one": 7, "new": 1, "new": 2}`:       "duplicate field in the top level of the response",
		`{"one": {"a": "\xff"}}`:               "the response is not valid JSON",
		`{"one": {}} x`:                        "the response is not valid JSON",
		`{"one": `:                             "the response is not valid JSON",
	} {
		var (
			out response
			got string
		)

		if _, err := decode(t.Context(), []byte(body), &out); err != nil {
			got = err.Error()
		}

		if got != want || out.One.A != nil && want == "" {
			t.Errorf("%s: got error %q and %v, want error %q and nothing", body, got, out.One.A, want)
		}
	}
}
