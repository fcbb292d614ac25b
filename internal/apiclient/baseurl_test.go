package apiclient

import (
	"strings"
	"testing"
)

func TestParseBaseURL(t *testing.T) {
	t.Parallel()

	for raw, want := range map[string]string{
		"https://api.example":               "",
		"https://api.example/":              "",
		"https://api.example:8443/mount/v1": "",
		"http://127.0.0.1:8080":             "",
		"http://127.9.9.9":                  "",
		"http://[::1]:8080":                 "",
		"http://localhost:8080/x":           "",

		"":                                  "must start with https://",
		"api.example":                       "must start with https://",
		"ftp://api.example":                 "must start with https://",
		"https:api.example":                 "has no host",
		"https://":                          "has no host",
		"https:///v1":                       "has no host",
		"https://\u0430pi.example":          "must have its host in ASCII",
		"https://api.\u202eexample":         "must have its host in ASCII",
		"https://localhost.":                "must not have a dot at the end of its host",
		"https://api.example:0":             "must have a port from 1 to 65535",
		"https://api.example:65536":         "must have a port from 1 to 65535",
		"https://api.example:":              "has a colon after its host, and no port",
		"https://https://api.example":       "has a colon after its host, and no port",
		"http://api.example":                "only for a loopback address",
		"http://127.0.0.1.example":          "only for a loopback address",
		"http://localhost.example":          "only for a loopback address",
		"http://0.0.0.0:80":                 "only for a loopback address",
		"https://secret:word@api.example":   "must not contain a user name or password",
		"https://secret@api.example":        "must not contain a user name or password",
		"https://api.example?secret=1":      "must not contain a query",
		"https://api.example?":              "must not contain a query",
		"https://api.example#secret":        "must not contain a fragment",
		"https://api.example#":              "must not contain a fragment",
		"https://api.example/../secret":     `must not have the path element "." or ".."`,
		"https://api.example/%2e%2e/secret": `must not have the path element "." or ".."`,
		"https://secret word.example":       "is not a URL",
		"https://api.example:secret":        "is not a URL",
		"\x7fhttps://secret.example":        "is not a URL",
	} {
		_, err := ParseBaseURL(raw)

		switch {
		case want == "" && err != nil:
			t.Errorf("%q: %v", raw, err)
		case want != "" && (err == nil || !strings.Contains(err.Error(), want)):
			t.Errorf("%q: error is %v, want %s", raw, err, want)
		case err != nil && strings.Contains(err.Error(), "secret"):
			t.Errorf("%q: the error repeats the value: %v", raw, err)
		}
	}
}

// Connections are kept by the spelling of a host, which means the same in either case.
func TestHostInLowerCase(t *testing.T) {
	t.Parallel()

	if u, err := ParseBaseURL("https://API.Example:8443/V1"); err != nil || u.String() != "https://api.example:8443/V1" {
		t.Errorf("got %s, error %v", u, err)
	}
}

func TestEndpoint(t *testing.T) {
	t.Parallel()

	for _, test := range []struct {
		base     string
		elements []string
		want     string // empty: refused
	}{
		{base: "https://api.example", elements: []string{"v1", "a"}, want: "https://api.example/v1/a"},
		{base: "https://api.example/", elements: []string{"v1", "a"}, want: "https://api.example/v1/a"},
		{base: "https://api.example/mount//", elements: []string{"v1"}, want: "https://api.example/mount/v1"},
		{base: "https://api.example/m%2Fn", elements: []string{"v1"}, want: "https://api.example/m%2Fn/v1"},
		{base: "https://api.example/m%2F", elements: []string{"a/b"}, want: "https://api.example/m%2F/a%2Fb"},
		{base: "https://api.example/%2f/", elements: []string{"a/b"}, want: "https://api.example/%2f/a%2Fb"},
		{base: "https://api.example/a b'(c)", elements: []string{"a/b"}, want: "https://api.example/a%20b%27%28c%29/a%2Fb"},
		{base: "https://api.example", elements: []string{"a/b"}, want: "https://api.example/a%2Fb"},
		{base: "https://api.example", elements: []string{"a%2fb"}, want: "https://api.example/a%252fb"},
		{base: "https://api.example", elements: []string{"..x/y.."}, want: "https://api.example/..x%2Fy.."},
		{base: "https://api.example", elements: []string{"a b?c#d"}, want: "https://api.example/a%20b%3Fc%23d"},
		{base: "https://api.example", elements: []string{"ü:@&=+$,;"}, want: "https://api.example/%C3%BC:@&=+$%2C%3B"},
		{base: "https://api.example", elements: []string{"v1", ".."}},
		{base: "https://api.example", elements: []string{"v1", "."}},
		{base: "https://api.example", elements: []string{"v1", "../x"}},
		{base: "https://api.example", elements: []string{"v1", `x\..`}},
		{base: "https://api.example", elements: []string{"v1", ""}},
	} {
		base, err := ParseBaseURL(test.base)
		if err != nil {
			t.Fatal(err)
		}

		got, err := endpoint(base, test.elements)

		switch {
		case test.want == "" && err == nil:
			t.Errorf("%q is not refused: %s", test.elements, got)
		case test.want != "" && err != nil:
			t.Errorf("%q: %v", test.elements, err)
		case test.want != "" && got.String() != test.want:
			t.Errorf("%q: got %s, want %s", test.elements, got, test.want)
		}
	}
}
