package apiclient

import "testing"

// A gate must not take a name that only looks like a known one for it, nor choose between two.
func TestDecodeTakesNamesByTheLetter(t *testing.T) {
	t.Parallel()

	type inner struct {
		A *string `json:"a"`
	}

	type answer struct {
		One inner `json:"one"`
	}

	for body, want := range map[string]string{
		`{"one": {"A": "x"}}`:                "",
		`{"ONE": {"a": "x"}}`:                "",
		`{"one": {"a": "x", "a": "x"}}`:      "one.a stands twice",
		`{"one": {"a": "x", "\u0061": "x"}}`: "one.a stands twice",
		`{"new": 1, "new": 2}`:               "new stands twice",
		`{"new": {"b": 1, "b": 2}}`:          "new.b stands twice",
		`{"one": {"a": "\xff"}}`:             "the answer is not valid JSON",
		`{"one": {}} x`:                      "the answer is not valid JSON",
		`{"one": `:                           "the answer is not valid JSON",
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
