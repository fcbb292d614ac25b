package apiclient

import (
	"encoding/base64"
	"html"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	// maxDetail is how many characters of a text of another party's are shown.
	maxDetail = 500
	// minSecret is how many characters of a secret in a row must not be shown. Shorter secrets are compared as words:
	// they are parts of many texts.
	minSecret = 8
	// leftOut stands in place of a text that holds a secret.
	leftOut = "[left out, because it may repeat a credential]"
)

// Clean takes out of a text of another party's what would steer a terminal or break a line, and cuts it.
func Clean(text string) string { return cut(clean(text)) }

// present is Clean for a text that may repeat a secret. It is cleaned first, since an invisible character may be in the
// middle of the secret. Of a secret that is cut, the part that is left counts.
func present(text string, secrets []string) string {
	cleaned := Clean(text)
	if cleaned == "" {
		return ""
	}

	shown, complete := spellings(cleaned)
	shown = append(shown, inASCII(text))
	pieces := piecesOf(shown)

	for _, secret := range secrets {
		secret = strings.ToLower(secret)
		joined := strings.ReplaceAll(secret, " ", "")

		if !complete || isRepeated(secret, shown, pieces) || joined != secret &&
			(isRepeated(joined, shown, pieces) || slices.ContainsFunc(shown, joinedRepeater(secret))) {
			return leftOut
		}
	}

	return cleaned
}

// piecesOf returns all parts of texts that are minSecret bytes long.
func piecesOf(texts []string) map[string]bool {
	pieces := map[string]bool{}

	for _, text := range texts {
		for start := range max(0, len(text)-minSecret+1) {
			pieces[text[start:start+minSecret]] = true
		}
	}

	return pieces
}

// isRepeated reports whether texts, of which it also gets the pieces, hold so much of a secret that they must not be
// shown. All are in lower case. Its time grows with the lengths of texts and secret, not with their product: another
// party chooses both, if the secret is a token.
func isRepeated(secret string, texts []string, pieces map[string]bool) bool {
	switch {
	case secret == "":
		return false
	case len(secret) < minSecret:
		return slices.ContainsFunc(texts, func(text string) bool { return hasWord(text, secret) })
	}

	for start := range len(secret) - minSecret + 1 {
		if pieces[secret[start:start+minSecret]] {
			return true
		}
	}

	return false
}

// hasWord reports whether a word occurs in a text other than within a longer word.
func hasWord(text, word string) bool {
	isOfWord := func(char rune, _ int) bool { return unicode.In(char, unicode.L, unicode.N) }

	for start := 0; ; start++ {
		found := strings.Index(text[start:], word)
		if found < 0 {
			return false
		}

		start += found
		before, after := text[:start], text[start+len(word):]

		if !isOfWord(utf8.DecodeLastRuneInString(before)) && !isOfWord(utf8.DecodeRuneInString(after)) {
			return true
		}
	}
}

// joinedRepeater returns a function that reports whether a text without whitespace repeats a secret with it: the eight
// characters of the secret are fewer in such a text. Only secrets of the user's own can have whitespace.
func joinedRepeater(secret string) func(text string) bool {
	var parts []string

	for start := range max(0, len(secret)-minSecret+1) {
		part := secret[start : start+minSecret]
		if joined := strings.ReplaceAll(part, " ", ""); len(joined) < len(part) && len(joined) >= minSecret/2 {
			parts = append(parts, joined)
		}
	}

	return func(text string) bool {
		return slices.ContainsFunc(parts, func(part string) bool { return strings.Contains(text, part) })
	}
}

func clean(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t' || unicode.Is(unicode.Z, r):
			return ' '
		case !unicode.IsPrint(r) || unicode.In(r, unicode.Other_Default_Ignorable_Code_Point, unicode.Variation_Selector):
			return -1 // unicode.IsPrint takes fillers and selectors for marks and letters
		default:
			return r
		}
	}, text)
}

// inASCII returns what is shown of a text in lower case, with a space for each character that is not ASCII: a reader
// sees a short secret between such characters as a word.
func inASCII(text string) string {
	var (
		words strings.Builder
		kept  int
	)

	for _, char := range text {
		kept += len([]rune(clean(string(char))))
		if kept > maxDetail {
			break
		}

		if char > unicode.MaxASCII {
			char = ' '
		}

		words.WriteRune(char)
	}

	return strings.ToLower(words.String())
}

func cut(text string) string {
	if runes := []rune(text); len(runes) > maxDetail {
		return string(runes[:maxDetail]) + "…"
	}

	return text
}

// maxSpellings bounds the work for a text that is encoded again and again.
const maxSpellings = 64

// spellings returns a text, and what it becomes when it is joined or decoded, also more than once, in lower case. It is
// not complete if there are more than maxSpellings, which no text of a vendor's has.
func spellings(text string) (all []string, complete bool) {
	known := map[string]bool{text: true}
	all = []string{text}

	for i := 0; i < len(all); i++ {
		if len(all) > maxSpellings {
			return nil, false
		}

		for _, decode := range []func(string) []string{joinParts, unescapePercent, unescapeHTML, unescapeJSON, decodeBase64} {
			for _, decoded := range decode(all[i]) {
				if decoded = clean(decoded); !known[decoded] {
					known[decoded] = true
					all = append(all, decoded)
				}
			}
		}
	}

	for i := range all {
		all[i] = strings.ToLower(all[i])
	}

	return all, true
}

var (
	percents     = regexp.MustCompile(`%[0-9a-fA-F]{2}`)
	jsonEscapes  = regexp.MustCompile(`\\(u[0-9a-fA-F]{4}|.)`)
	base64Texts  = regexp.MustCompile(`[0-9A-Za-z+/_-]{10,}`)
	readable     = regexp.MustCompile(`[ -~]{7,}`) // what ten characters of base64 hold
	fromURLBytes = strings.NewReplacer("-", "+", "_", "/")
)

// joinParts takes out what may break up a secret, which is ASCII, without hiding it from a reader: other characters, of
// which some are blank, and whitespace.
func joinParts(text string) []string {
	joined := strings.Map(func(r rune) rune {
		if r > unicode.MaxASCII {
			return -1
		}

		return r
	}, text)

	return []string{joined, strings.ReplaceAll(joined, " ", "")}
}

func unescapePercent(text string) []string {
	unescaped := percents.ReplaceAllStringFunc(text, func(escape string) string {
		char, _ := url.PathUnescape(escape)

		return char
	})

	return []string{unescaped, strings.ReplaceAll(unescaped, "+", " ")}
}

func unescapeHTML(text string) []string { return []string{html.UnescapeString(text)} }

func unescapeJSON(text string) []string {
	return []string{jsonEscapes.ReplaceAllStringFunc(text, func(escape string) string {
		if len(escape) < 6 {
			return escape[1:]
		}

		code, _ := strconv.ParseUint(escape[2:], 16, 16)

		return string(rune(code))
	})}
}

// decodeBase64 decodes what may be base64 in a text, from each of the four places where a group may begin. Bytes that
// no text could be are dropped: they are what comes of ordinary words.
func decodeBase64(text string) []string {
	var decoded []string

	for _, found := range base64Texts.FindAllString(text, -1) {
		found = fromURLBytes.Replace(found)

		for start := range 4 {
			whole := found[start:]
			if len(whole)%4 == 1 { // no byte ends there
				whole = whole[:len(whole)-1]
			}

			bytes, _ := base64.RawStdEncoding.DecodeString(whole) // nothing in it is foreign to base64

			if text := clean(string(bytes)); readable.MatchString(text) {
				decoded = append(decoded, text)
			}
		}
	}

	return decoded
}
