package apiclient

import (
	"encoding/json"
	"slices"
	"testing"
)

func TestUnknownFields(t *testing.T) {
	t.Parallel()

	type inner struct {
		A *string `json:"a"`
	}

	type response struct {
		One  *inner          `json:"one"`
		Many []*inner        `json:"many"`
		Text json.RawMessage `json:"text"`
	}

	for body, want := range map[string][]string{
		`{"one": {"a": "x"}, "many": [{"a": "y"}], "text": {"b": 1, "B": 3}}`:        nil,
		`{"new": 1, "one": {"b": "x"}, "many": [{"c": 1}, {"c": 2, "d": {"e": 1}}]}`: {"many", "new", "one.b"},
		`{"one": [{"b": 1}]}`: {"one.b"},
		`{"one": 7}`:          nil,
		`{"one": {"b": {"Jane Doe": 1}}, "many": [{"Jane Doe": 1}]}`: {"many", "one.b"},
		`{"ONE": 7}`: {"ONE"},
		`{"one": `:   nil,
	} {
		if got := unknownFields([]byte(body), &response{}, []string{"many"}); !slices.Equal(got, want) {
			t.Errorf("%s: got %q, want %q", body, got, want)
		}
	}
}
