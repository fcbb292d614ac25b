package acctest

import (
	"encoding/json"
	"testing"
)

func TestSameMembers(t *testing.T) {
	t.Parallel()

	for _, test := range []struct{ state, response, want string }{
		{`{"a": 1, "b": null}`, `{"a": 1}`, ""},
		{`{"a": 1}`, `{"a": 1, "b": null}`, ""},
		{`{"a": {"b": null, "c": null}}`, `{}`, ""},
		{`{"a": {"b": 1}}`, `{"a": null}`, "x.a.b is not the same in state and in the response"},
		{`{"a": "secret"}`, `{"a": "other"}`, "x.a is not the same in state and in the response"},
		{`{"a": "1"}`, `{"a": 1}`, "x.a is not the same in state and in the response"},
		{`{}`, `{"a": {"b": "new"}}`, "x.a.b is not the same in state and in the response"},
		{`{"a": "invented"}`, `{}`, "x.a is not the same in state and in the response"},
		{`{"a": [{"b": 1}]}`, `{"a": [{"b": 2}]}`, "x.a[0].b is not the same in state and in the response"},
		{`{"a": [1]}`, `{"a": [1, 2]}`, "x.a has 1 elements in state and 2 in the response"},
		{`{"a": "secret"}`, `{"a": {}}`, "x.a is no object in state"},
		{`{"a": "secret"}`, `{"a": []}`, "x.a has 0 elements in state and 0 in the response"},
		{`{"a": []}`, `{"a": []}`, ""},
		{`{"a": null}`, `{"a": []}`, "x.a has 0 elements in state and 0 in the response"},
	} {
		var state, response map[string]any
		if json.Unmarshal([]byte(test.state), &state) != nil || json.Unmarshal([]byte(test.response), &response) != nil {
			t.Fatal(test)
		}

		got := ""
		if err := sameMembers("x", state, response); err != nil {
			got = err.Error()
		}

		if got != test.want {
			t.Errorf("%s and %s: got %q, want %q", test.state, test.response, got, test.want)
		}
	}
}
