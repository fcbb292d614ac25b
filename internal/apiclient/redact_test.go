package apiclient

import (
	"crypto/tls"
	"crypto/x509"
	"encoding/base64"
	"fmt"
	"html"
	"net"
	"net/url"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

const (
	longSecret  = "Tr0ub4dor&3/x+Y=z"
	shortSecret = "s3cret!"
	// spacedSecret is one with spaces.
	spacedSecret = "pass phrase of four words"
)

var longWords = strings.Repeat("representatives of administrations, notwithstanding misunderstandings ", 12)

// encodedWords are many words in base64, each of which has another spelling.
func encodedWords() string {
	var text strings.Builder
	for i := range 120 {
		text.WriteString(base64.RawStdEncoding.EncodeToString(fmt.Appendf(nil, "%%41%%42&lt;%d", i)) + " ")
	}

	return text.String()
}

// wrapped breaks a text into lines.
func wrapped(text string) string { return text[:10] + "\r\n" + text[10:] }

// A text that repeats a secret in any spelling is left out whole; one that only looks like it is not.
func TestPresent(t *testing.T) {
	t.Parallel()

	for name, test := range map[string]struct {
		text  string
		shown bool
	}{
		"nothing":                              {"No such thing.", true},
		"whole":                                {"the key " + longSecret + " is bad", false},
		"other case":                           {strings.ToUpper(longSecret), false},
		"percent":                              {url.QueryEscape(longSecret), false},
		"percent, twice":                       {url.QueryEscape(url.QueryEscape(longSecret)), false},
		"percent, all of it":                   {"%54%72%30%75%62%34%64%6f%72%26%33", false},
		"HTML":                                 {html.EscapeString(longSecret), false},
		"HTML numbers":                         {"&#84;&#114;&#48;&#117;&#98;&#x34;&#x64;&#x6f;&#x72;", false},
		"JSON":                                 {`Tr0ub4dor\u00263\/x`, false},
		"JSON, of HTML":                        {`Tr0ub4dor\u0026amp;3\/x`, false},
		"base64":                               {base64.StdEncoding.EncodeToString([]byte("id:" + longSecret)), false},
		"base64 for URLs, in a word":           {"x" + base64.RawURLEncoding.EncodeToString([]byte("a"+longSecret)), false},
		"invisible character inside":           {"Tr0ub4\u200bdor&3/x", false},
		"filler inside":                        {"Tr0ub4\u3164dor&3/x", false},
		"joiner inside":                        {"Tr0ub4\u034fdor&3/x", false},
		"variation selector inside":            {"Tr0ub4\ufe0fdor&3/x", false},
		"control character inside":             {"Tr0u\x00b4dor&3/x", false},
		"blank glyphs inside":                  {"Tr0ub4\u2800dor\u2800&3/x", false},
		"visible glyph inside":                 {"Tr0ub4·dor·&3/x", false},
		"line breaks inside":                   {"Tr0u\r\nb4do\r\nr&3/x", false},
		"a space after each":                   {strings.Join(strings.Split(longSecret, ""), " "), false},
		"base64 in lines":                      {wrapped(base64.StdEncoding.EncodeToString([]byte(longSecret))), false},
		"spaces in the secret":                 {"passphrase of fourwords", false},
		"visible ASCII inside":                 {"Tr0ub4.dor.&3/x", true},
		"eight characters":                     {"it begins with Tr0ub4do", false},
		"eight characters at its end":          {"it ends in &3/x+Y=z", false},
		"seven characters":                     {"it begins with Tr0ub4d", true},
		"short secret":                         {"the key " + shortSecret, false},
		"short secret, other case":             {"the key (S3CRET!)", false},
		"short secret before a no-break space": {"the key " + shortSecret + "\u00a0is bad", false},
		"short secret after a carriage return": {"the key\r" + shortSecret + " is bad", false},
		"short secret before a filler":         {"the key abcde\u3164is bad", false},
		"short secret between other letters":   {"密钥abcde无效admin", false},
		"short secret among what is not shown": {strings.Repeat("\u200b", 2*maxDetail) + "密钥ABCDE无效admin", false},
		"short secret, first within a word":    {"mys3cret!, and s3cret!", false},
		"part of a longer word, at its end":    {"s3cret!x", true},
		"part of a longer word, after a digit": {"7s3cret!", true},
		"part of a longer word":                {"mys3cret!", true},
		"beyond what is shown":                 {strings.Repeat("x ", maxDetail) + longSecret, true},
		"cut after eight characters":           {strings.Repeat("x ", maxDetail/2-4) + longSecret, false},
		"cut after seven characters":           {strings.Repeat("x ", maxDetail/2-4) + " " + longSecret, true},
		"whitespace beside the secret's own":   {"pas s  phra s e", false},
		"short secret without its spaces":      {"the key abcde is bad", false},
		"whitespace around the secret's own":   {"it ends in four  words", false},
		"base64, twice, after many words": {
			longWords[:400] + base64.StdEncoding.EncodeToString([]byte(base64.StdEncoding.EncodeToString([]byte(longSecret)))),
			false,
		},
		"short secret in base64":    {base64.StdEncoding.EncodeToString([]byte(shortSecret)), false},
		"many long words":           {longWords, true},
		"encoded too often to tell": {encodedWords(), false},
	} {
		got := present(test.text, []string{"", longSecret, shortSecret, spacedSecret, "ab cd e"})
		if (got != leftOut) != test.shown {
			t.Errorf("%s: got %q", name, got)
		}
	}
}

// Another party chooses the text and the tokens, and must not choose how much work it is to look for one in the other.
func TestPresentTakesLinearTime(t *testing.T) {
	t.Parallel()

	const part = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa%2525&amp;amp;+ \u00e9" // has many spellings

	text := strings.Repeat(part, maxDetail/len(part))
	tokens := slices.Repeat([]string{strings.Repeat("aaaaaaab", maxToken/minSecret)}, 500)
	tokens = append(tokens, slices.Repeat([]string{"aaaaaab"}, 100_000)...) // of which each is looked for as a word
	start := time.Now()

	// The product of the lengths takes more than ten seconds, and so do as many regular expressions.
	if got := present(text, tokens); got != text || time.Since(start) > 5*time.Second {
		t.Errorf("after %s: got %q", time.Since(start), got)
	}
}

// Of a key, the documented prefix is no secret, whatever words are in it.
func TestPrefixIsNoSecret(t *testing.T) {
	t.Parallel()

	key := APIKey{Key: "sk_production_" + longSecret, Prefixes: []string{"sk_production_", "sk_staging_"}}

	for text, shown := range map[string]bool{
		"The key is for production.":         true,
		"Keys begin with sk_production_.":    true,
		"sk_production_Tr0ub4do is not one.": false,
	} {
		if got := present(text, key.Secrets()); (got == text) != shown {
			t.Errorf("%s: got %q", text, got)
		}
	}
}

// The names in a certificate are the choice of the other side, and so are those of protocols.
func TestNamesInTLSAreRedacted(t *testing.T) {
	t.Parallel()

	certificateFor := func(name string) error {
		wrong := x509.HostnameError{Certificate: &x509.Certificate{DNSNames: []string{name}}, Host: "api.example"}

		return &tls.CertificateVerificationError{Err: wrong}
	}
	proxyWith := func(protocol string) error {
		err := fmt.Errorf("tls: server selected unadvertised ALPN protocol %q", protocol)

		return &net.OpError{Op: "proxyconnect", Net: "tcp", Err: err}
	}

	for name, test := range map[string]struct {
		err  error
		want string
	}{
		"certificate":                   {certificateFor("other.example"), "certificate is valid for other.example, not"},
		"certificate with a credential": {certificateFor(longSecret[:8] + ".example"), leftOut},
		"protocol of a proxy":           {proxyWith("h7"), `tls: server selected unadvertised ALPN protocol "h7"`},
		"protocol with a credential":    {proxyWith(longSecret[:8]), leftOut},
	} {
		synctest.Test(t, func(t *testing.T) {
			client := play(response{err: test.err}).client(t, nil)
			client.config.Authorizer = APIKey{Header: "X-Api-Key", Key: longSecret}

			err := client.Get(t.Context(), &thing{}, "7")
			if err == nil || !strings.Contains(err.Error(), test.want) || strings.Contains(err.Error(), longSecret[:8]) {
				t.Errorf("%s: error is %v\nwant     %s", name, err, test.want)
			}
		})
	}
}

// FuzzPresent hides a secret in a text. No eight characters of it survive, in any case.
func FuzzPresent(f *testing.F) {
	f.Add("The key ", " is bad.", longSecret)
	f.Add("%", "%20", "aaaaaaaaaaaaaaaaa")
	f.Add("", strings.Repeat("x", 600), "0123456789abcdef")

	f.Fuzz(func(t *testing.T, before, after, secret string) {
		if strings.ContainsFunc(secret, func(r rune) bool { return r < ' ' || r > '~' }) || len(secret) < minSecret {
			return // no credential
		}

		for _, echo := range []string{
			secret, strings.ToUpper(secret), url.QueryEscape(secret), html.EscapeString(secret),
			base64.StdEncoding.EncodeToString([]byte(secret)), secret[1 : len(secret)/2+4],
		} {
			shown := strings.ToLower(present(before+echo+after, []string{secret}))

			for start := range len(secret) - minSecret + 1 {
				part := strings.ToLower(secret[start : start+minSecret])
				if strings.Contains(shown, part) && !strings.Contains(leftOut, part) {
					t.Errorf("%q shows %q of %q", shown, part, secret)
				}
			}
		}
	})
}
