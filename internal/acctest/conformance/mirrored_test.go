package conformance

import (
	"encoding/json"
	"slices"
	"testing"
)

func TestDifferences(t *testing.T) {
	t.Parallel()

	for _, test := range []struct {
		state, response string
		want            []string
	}{
		{state: `{"a": 1, "b": null}`, response: `{"a": 1}`},
		{state: `{"a": 1}`, response: `{"a": 1, "b": null}`},
		{state: `{"a": {"b": null, "c": null}}`, response: `{}`},
		{state: `{"a": {"b": 1}}`, response: `{"a": null}`, want: []string{".a.b"}},
		{state: `{"a": "secret"}`, response: `{"a": "other"}`, want: []string{".a"}},
		{state: `{"a": "1"}`, response: `{"a": 1}`, want: []string{".a"}},
		{state: `{}`, response: `{"a": {"b": "new"}}`, want: []string{".a.b"}},
		{state: `{"a": "invented"}`, response: `{}`, want: []string{".a"}},
		{state: `{"a": [{"b": 1}]}`, response: `{"a": [{"b": 2}]}`, want: []string{".a[0].b"}},
		{state: `{"a": [1]}`, response: `{"a": [1, 2]}`, want: []string{".a", ".a[1]"}},
		{state: `{"a": "secret"}`, response: `{"a": {}}`, want: []string{".a"}},
		{state: `{"a": "secret"}`, response: `{"a": []}`, want: []string{".a"}},
		{state: `{"a": []}`, response: `{"a": []}`},
		{state: `{"a": null}`, response: `{"a": []}`, want: []string{".a"}},
	} {
		var state, response any
		if json.Unmarshal([]byte(test.state), &state) != nil || json.Unmarshal([]byte(test.response), &response) != nil {
			t.Fatal(test)
		}

		if got := differences(state, response); !slices.Equal(got, test.want) {
			t.Errorf("%s and %s: got %q, want %q", test.state, test.response, got, test.want)
		}
	}
}
