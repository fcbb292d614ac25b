package attribute

import (
	"strings"
	"testing"

	"github.com/go-json-experiment/json"
)

func TestJSONNumberKeepsEveryDigit(t *testing.T) {
	t.Parallel()

	for text, want := range map[string]string{
		"0.1":               "0.1",
		"33.33":             "33.33",
		"9007199254740993":  "9007199254740993",
		"-1.5e3":            "-1500",
		"1e-7":              "0.0000001",
		"123":               "123",
		"0.100000000000001": "0.100000000000001",
		"0e-999999999":      "0",
		"-0.0":              "-0",
	} {
		var number JSONNumber
		if err := json.Unmarshal([]byte(text), &number); err != nil || number.Value.Text('f', -1) != want {
			t.Errorf("%s became %s, error %v", text, number.Value, err)
		}
	}

	var null JSONNumber
	if err := json.Unmarshal([]byte("null"), &null); err != nil || null.Value != nil {
		t.Errorf("null became %s, error %v", null.Value, err)
	}
}

func TestJSONNumberRefuses(t *testing.T) {
	t.Parallel()

	for _, text := range []string{
		`"1"`, `true`, `{}`, `[]`, `1e99999999999`, `1e400`, `1e-400`, `-1e-400000`, `1e99999999`, `1e-999999999`,
		`-0.1e-999999999`, strings.Repeat("1", 401),
	} {
		var number JSONNumber
		if err := json.Unmarshal([]byte(text), &number); err == nil {
			t.Errorf("%s became %s", text, number.Value)
		}
	}
}
