package conformance

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/seed-97276580/terraform-provider-identity/internal/acctest"
	"github.com/seed-97276580/terraform-provider-identity/internal/acctest/fakevendor"
)

// testEchoes has errors repeat a credential, in spellings that gateways and error pages give to what they received.
// Each text that does is left out whole, wherever it is.
func (s Suite) testEchoes(t *testing.T) {
	each := func(text, format string) (all string) {
		for _, char := range []byte(text) {
			all += fmt.Sprintf(format, char)
		}

		return all
	}

	for name, spell := range map[string]func(secret string) string{
		"as it is":            func(secret string) string { return secret },
		"upper case":          strings.ToUpper,
		"percent":             func(secret string) string { return each(secret, "%%%02X") },
		"percent, twice":      func(secret string) string { return url.QueryEscape(each(secret, "%%%02x")) },
		"HTML":                func(secret string) string { return each(secret, "&#%d;") },
		"JSON":                func(secret string) string { return each(secret, `\u%04x`) },
		"base64":              func(secret string) string { return base64.StdEncoding.EncodeToString([]byte("x:" + secret)) },
		"invisible character": func(secret string) string { return secret[:8] + "\u200b" + secret[8:] },
		"its end":             func(secret string) string { return secret[len(secret)-8:] },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			fake, server := s.server(t, map[string]any{"http": map[string]any{"max_retries": 0}})
			server.Read(t, s.one(), s.arguments("s1")) // with a token, if the vendor has tokens

			echo := "got " + spell(fake.Secrets()[0]) + "."

			for _, member := range []string{"code", "title", "detail", "id"} {
				problem := map[string]any{"code": "c", "title": "t", "meta": "m"}
				problem[member] = echo

				text, err := json.Marshal(map[string]any{"errors": []any{problem}})
				if err != nil {
					t.Fatal(err)
				}

				s.expectLeftOut(t, fake, server, fakevendor.Fault{Status: http.StatusBadRequest, Body: string(text)})
			}
		})
	}

	t.Run("host of a redirect", func(t *testing.T) {
		t.Parallel()

		fake, server := s.server(t, nil)
		server.Read(t, s.one(), s.arguments("s1"))

		location := http.Header{"Location": {"https://" + fake.Secrets()[0] + ".other.example/x"}}
		s.expectLeftOut(t, fake, server, fakevendor.Fault{Status: http.StatusFound, Header: location})
	})
}

// expectLeftOut reads from a fake with a fault that repeats a credential, and expects an error in whose place there is
// a remark.
func (s Suite) expectLeftOut(t *testing.T, fake fakevendor.Fake, server *acctest.Server, fault fakevendor.Fault) {
	t.Helper()

	fake.FailAlways(&fault)
	matchOne(t, server.Read(t, s.one(), s.arguments("s1")).Errors, "[left out, because it may repeat a credential]")
}

// testEcho has the vendor repeat a credential where messages show what a response says.
func (s Suite) testEcho(t *testing.T) {
	fake, server := s.server(t, nil)
	credential := fake.Secrets()[0]
	fake.PutSession("s1", credential)

	waiting := with(s.arguments("s1"), "wait_for", untilApproved())
	waiting["timeouts"] = map[string]any{"read": "3s"}

	for name, result := range map[string]acctest.Result{
		"one":  server.Read(t, s.one(), s.arguments("s1")),
		"many": server.Read(t, s.many(), s.manyArguments("s1")),
		"wait": server.Read(t, s.one(), waiting),
	} {
		text := result.Text()
		if !strings.Contains(text, "of an unexpected form") || strings.Contains(text, credential) {
			t.Errorf("%s: got %q", name, text)
		}
	}
}
