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

	type answer struct {
		One  inner          `json:"one"`
		Many []*inner       `json:"many"`
		Raw  jsontext.Value `json:"raw"`
	}

	for body, want := range map[string]string{
		`{"one": {"A": "x"}}`:                  "",
		`{"ONE": {"a": "x"}}`:                  "",
		`{"one": {"a": "x", "a": "x"}}`:        "one.a stands twice",
		`{"one": {"a": "x", "\u0061": "x"}}`:   "one.a stands twice",
		`{"one": {"x": 1, "x": 1}}`:            "a name in one stands twice",
		`{"new": 1, "new": 2}`:                 "a name in the answer's top level stands twice",
		`{"new": {"b": 1, "b": 2}}`:            "a name in the answer's top level stands twice",
		`{"raw": {"b": 1, "b": 2}}`:            "a name in raw stands twice",
		`{"many": [{}, {"a": "x", "a": "x"}]}`: "many.1.a stands twice",
		`{"many": [{"b": {"c": 1, "c": 1}}]}`:  "a name in many.0 stands twice",
		"\ufeff" + `{"one": {}}`:               "the answer is not valid JSON",
		`{"one": {"a": "\ud800"}}`:             "the answer is not valid JSON",
		`{"one": {"a": "\xff"}}`:               "the answer is not valid JSON",
		`{"one": {}} x`:                        "the answer is not valid JSON",
		`{"one": `:                             "the answer is not valid JSON",
	} {
		var (
			out answer
			got string
		)

		if err := decode([]byte(body), &out); err != nil {
			got = err.Error()
		}

		if got != want || out.One.A != nil && want == "" {
			t.Errorf("%s: got error %q and %v, want error %q and nothing", body, got, out.One.A, want)
		}
	}
}
