package apiclient

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
)

type lenientInner struct {
	A *string `json:"a,omitempty"`
}

type lenientResponse struct {
	Text   *string        `json:"text,omitempty"`
	Number *float64       `json:"number,omitempty"`
	Flag   *bool          `json:"flag,omitempty"`
	One    *lenientInner  `json:"one,omitempty"`
	Many   []lenientInner `json:"many,omitempty"`
	Raw    jsontext.Value `json:"raw,omitempty"`

	ID   *string `json:"id,omitempty"   strict:"true"`
	Nest *struct {
		Status *string `json:"status,omitempty" strict:"true"`
	} `json:"nest,omitempty" strict:"true"`
}

// What no gate needs is converted as Terraform does it, or null, which the paths say. What a gate needs is not.
func TestDecodeLeniently(t *testing.T) {
	t.Parallel()

	for body, test := range map[string]struct {
		want   string
		unread []string
		err    string
	}{
		`{"text": 12}`:     {want: `{"text":"12"}`},
		`{"text": 1.50e3}`: {want: `{"text":"1500"}`},
		`{"text": 1e999999999}`: {
			want: `{"text":"1e999999999"}`,
		},
		`{"text": true}`:                    {want: `{"text":"true"}`},
		`{"text": [1]}`:                     {want: `{}`, unread: []string{"text"}},
		`{"text": "A \ud83d"}`:              {want: `{"text":"A �"}`},
		`{"number": "12.5"}`:                {want: `{"number":12.5}`},
		`{"number": "many"}`:                {want: `{}`, unread: []string{"number"}},
		`{"number": 1e999}`:                 {want: `{}`, unread: []string{"number"}},
		`{"number": true}`:                  {want: `{}`, unread: []string{"number"}},
		`{"flag": "false"}`:                 {want: `{"flag":false}`},
		`{"flag": "1"}`:                     {want: `{"flag":true}`},
		`{"flag": 1}`:                       {want: `{}`, unread: []string{"flag"}},
		`{"one": [{"a": 1}]}`:               {want: `{"one":{"a":"1"}}`},
		`{"one": []}`:                       {want: `{}`, unread: []string{"one"}},
		`{"one": [{}]}`:                     {want: `{}`, unread: []string{"one"}},
		`{"one": [{"new": 1}]}`:             {want: `{}`, unread: []string{"one"}},
		`{"one": [{}, {}]}`:                 {want: `{}`, unread: []string{"one"}},
		`{"one": "x"}`:                      {want: `{}`, unread: []string{"one"}},
		`{"one": {"a": {}}, "text": {}}`:    {want: `{}`, unread: []string{"one.a", "text"}},
		`{"many": [{"a": {}}, {"a": []}]}`:  {want: `{"many":[{},{}]}`, unread: []string{"many.a"}},
		`{"many": {"a": "x"}}`:              {want: `{}`, unread: []string{"many"}},
		`{"raw": {"a": [1]}, "text": 1}`:    {want: `{"text":"1","raw":{"a":[1]}}`},
		`{"text": 1, "id": "7", "new": {}}`: {want: `{"text":"1","id":"7"}`},

		`{"text": 1, "-": {"a": 1}}`:            {want: `{"text":"1"}`},
		`{"id": "\ud800"}`:                      {err: "id is not valid Unicode"},
		`{"text": 1, "id": "7\udc00"}`:          {err: "id is not valid Unicode"},
		`{"nest": {"status": "ok\ud800"}}`:      {err: "nest.status is not valid Unicode"},
		`{"id": 7}`:                             {err: "id is a number where a string was expected"},
		`{"text": 1, "id": 7}`:                  {err: "id is a number where a string was expected"},
		`{"nest": []}`:                          {err: "nest is an array where an object was expected"},
		`{"nest": [{"status": "x"}]}`:           {err: "nest is an array where an object was expected"},
		`{"text": 1, "nest": {"status": true}}`: {err: "nest.status is a boolean where a string was expected"},
		`{"text": 1, "id": "7", "id": "8"}`:     {err: "duplicate field id"},
		`{"text": "\ud800", "id": "7"`:          {err: "the response is not valid JSON"},
		"{\"text\": \"\xff\"}":                  {err: "the response is not valid JSON"},
	} {
		var out lenientResponse

		unread, err := decode(t.Context(), []byte(body), &out)
		if test.err != "" {
			if err == nil || err.Error() != test.err {
				t.Errorf("%s: error is %v, want %s", body, err, test.err)
			}

			continue
		}

		got, marshalErr := json.Marshal(out)
		if err != nil || marshalErr != nil || string(got) != test.want {
			t.Errorf("%s: got %s, errors %v, %v", body, got, err, marshalErr)
		}

		slices.Sort(unread)

		if unread = slices.Compact(unread); !slices.Equal(unread, test.unread) {
			t.Errorf("%s: unread %q", body, unread)
		}
	}
}

// However a number is spelled, its text is the same.
func TestDecimal(t *testing.T) {
	t.Parallel()

	tests := map[string]string{
		"0": "0", "-0": "0", "-0.0": "0", "0e5": "0", "7": "7", "100": "100", "-12.50": "-12.5", "1.0": "1",
		"1e2": "100", "1E+2": "100", "1.5e1": "15", "1.25e1": "12.5", "12e-1": "1.2", "12e-2": "0.12", "-1e-7": "-0.0000001",
		"123456789012345678901234567890": "123456789012345678901234567890",
	}

	for _, number := range []string{
		"1e301", "-1e-301", "1e32767", "1e-32768", "1e2147483647", "1e-2147483648", "1e9223372036854775807",
		"1e-9223372036854775808", "0e-9223372036854775808", "1e99999999999999999999", "1e-99999999999999999999",
	} {
		tests[number] = number // with its exponent
	}

	for number, want := range tests {
		if got := decimal(number); got != want {
			t.Errorf("%s: got %s, want %s", number, got, want)
		}
	}
}

// A list that is too long for Terraform is not converted, which could take longer than the read may: it is an error, as
// it is without a conversion. A list of sessions may be longer.
func TestDecodeLenientlyLongLists(t *testing.T) {
	t.Parallel()

	list := `[` + strings.TrimSuffix(strings.Repeat(`{"a": 7},`, 2*maxElements), ",") + `]`

	var response lenientResponse
	if _, err := decode(t.Context(), []byte(`{"many": `+list+`}`), &response); !errors.Is(err, errLongList) {
		t.Errorf("error is %v", err)
	}

	var page struct {
		Many []lenientInner `json:"many" strict:"true"`
	}

	_, err := decode(t.Context(), []byte(`{"many": `+list+`}`), &page)
	if err != nil || len(page.Many) != 2*maxElements {
		t.Errorf("%d elements, error %v", len(page.Many), err)
	}

	ended, end := context.WithCancel(t.Context())
	end()

	if _, err := decode(ended, []byte(`{"text": 7}`), &response); !errors.Is(err, context.Canceled) {
		t.Errorf("error is %v", err)
	}
}
