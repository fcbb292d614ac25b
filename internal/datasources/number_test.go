package datasources

import (
	"encoding/json"
	"testing"
)

func TestJSONNumberKeepsEveryDigit(t *testing.T) {
	t.Parallel()

	for text, want := range map[string]string{
		"0.1":               "0.1",
		"33.33":             "33.33",
		"9007199254740993":  "9007199254740993",
		"-1.5e3":            "-1500",
		"1e-7":              "1e-07",
		"123":               "123",
		"null":              "<null>",
		"0.100000000000001": "0.100000000000001",
	} {
		var number JSONNumber
		if err := json.Unmarshal([]byte(text), &number); err != nil || number.String() != want {
			t.Errorf("%s became %s, error %v", text, number, err)
		}
	}
}

func TestJSONNumberRefuses(t *testing.T) {
	t.Parallel()

	for _, text := range []string{`"1"`, `true`, `{}`, `[]`, `1e99999999999`} {
		var number JSONNumber
		if err := json.Unmarshal([]byte(text), &number); err == nil {
			t.Errorf("%s became %s", text, number)
		}
	}
}
