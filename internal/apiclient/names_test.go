package apiclient

import (
	"encoding/json"
	"slices"
	"testing"
)

func TestCheckNames(t *testing.T) {
	t.Parallel()

	type inner struct {
		A *string `json:"a"`
	}

	type answer struct {
		One  *inner          `json:"one"`
		Many []*inner        `json:"many"`
		Text json.RawMessage `json:"text"`
	}

	for body, want := range map[string][]string{
		`{"one": {"a": "x"}, "many": [{"a": "y"}], "text": {"b": 1, "b": 2, "B": 3}}`: nil,
		`{"new": 1, "one": {"b": "x"}, "many": [{"c": 1}, {"c": 2, "d": {"e": 1}}]}`:  {"many.c", "many.d", "new", "one.b"},
		`{"one": [{"b": 1}]}`: {"one.b"},
		`{"one": 7}`:          nil,
		`{"\u001b[2J": 1}`:    {"[2J"},
	} {
		got, err := checkNames([]byte(body), &answer{})
		if err != nil || !slices.Equal(got, want) {
			t.Errorf("%s: got %q, error %v, want %q", body, got, err, want)
		}
	}

	for body, want := range map[string]string{
		`{"ONE": {}}`:                        "ONE differs from a known name in case only",
		`{"one": {"A": "x"}}`:                "one.A differs from a known name in case only",
		`{"many": [{"a": "x"}, {"A": "y"}]}`: "many.A differs from a known name in case only",
		`{"one": {"a": "x", "a": "y"}}`:      "one.a stands twice",
		`{"new": 1, "new": 2}`:               "new stands twice",
		`{"one": `:                           "the answer is not valid JSON",
	} {
		if _, err := checkNames([]byte(body), &answer{}); err == nil || err.Error() != want {
			t.Errorf("%s: error is %v, want %s", body, err, want)
		}
	}
}
