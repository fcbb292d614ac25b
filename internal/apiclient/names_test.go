package apiclient

import (
	"encoding/json"
	"slices"
	"testing"
)

func TestUnknownNames(t *testing.T) {
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
		`{"one": {"a": "x"}, "many": [{"a": "y"}], "text": {"b": 1, "B": 3}}`:        nil,
		`{"new": 1, "one": {"b": "x"}, "many": [{"c": 1}, {"c": 2, "d": {"e": 1}}]}`: {"many.c", "many.d", "new", "one.b"},
		`{"one": [{"b": 1}]}`: {"one.b"},
		`{"one": 7}`:          nil,
		`{"\u001b[2J": 1}`:    {"[2J"},
		`{"ONE": 7}`:          {"ONE"},
		`{"one": `:            nil,
	} {
		if got := unknownNames([]byte(body), &answer{}); !slices.Equal(got, want) {
			t.Errorf("%s: got %q, want %q", body, got, want)
		}
	}
}
