package e2e_test

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"github.com/seed-97276580/terraform-provider-identity/internal/acctest"
	"github.com/seed-97276580/terraform-provider-identity/internal/acctest/fakes"
	"github.com/seed-97276580/terraform-provider-identity/internal/acctest/fakevendor"
)

// hasTokens reports whether a vendor wants a token before the first read.
func hasTokens(fake fakes.Fake) bool { return len(addresses(fake)) > 1 }

func fault(status int, body string, header ...string) fakevendor.Fault {
	headers := http.Header{}
	for i := 0; i < len(header); i += 2 {
		headers.Set(header[i], header[i+1])
	}

	return fakevendor.Fault{Status: status, Body: body, Header: headers}
}

// everything makes a vendor respond to all requests with a fault.
func everything(fault fakevendor.Fault) func(fakes.Fake, acctest.Env) {
	return func(fake fakes.Fake, _ acctest.Env) { fake.FailAlways(&fault) }
}

// api makes a vendor respond to all requests but the first one for a token with a fault.
func api(fault fakevendor.Fault) func(fakes.Fake, acctest.Env) {
	return func(fake fakes.Fake, _ acctest.Env) {
		if hasTokens(fake) {
			fake.FailNext(fakevendor.Pass())
		}

		fake.FailAlways(&fault)
	}
}

// credentials changes the secret credentials in a vendor's environment.
func credentials(change func(secret string) string) func(fakes.Fake, acctest.Env) {
	return func(fake fakes.Fake, env acctest.Env) {
		for _, setting := range fake.Settings {
			if setting.Sensitive {
				env[setting.Env] = change(env[setting.Env])
			}
		}
	}
}

// responds changes the response for the session, with one of the vendor's credentials at hand.
func responds(change func(body, credential string) string) func(fakes.Fake, acctest.Env) {
	return func(fake fakes.Fake, _ acctest.Env) {
		fake.PutResponse("s1", change(fake.JSON("s1", fake.Approved()), fake.Secrets()[0]))
	}
}

// withMember adds a member to every object of a response.
func withMember(body, name string, value any) string {
	return rewrite(body, func(node any) any {
		if object, ok := node.(map[string]any); ok {
			object[name] = value
		}

		return node
	})
}

// withPersonalNames adds a member with a personal name to every object of the response whose texts are all personal.
func withPersonalNames(fake fakes.Fake, _ acctest.Env) {
	isPersonal := func(text string) bool {
		return slices.ContainsFunc(fake.Secrets(), func(part string) bool { return strings.Contains(text, part) })
	}

	fake.PutResponse("s1", rewrite(fake.JSON("s1", fake.Approved()), func(node any) any {
		object, ok := node.(map[string]any)
		if texts := textsOf(node); ok && len(texts) > 0 && !slices.ContainsFunc(texts, func(text string) bool {
			return !isPersonal(text)
		}) {
			object[personal] = map[string]any{personal: 1}
		}

		return node
	}))
}

// textsOf returns all texts of a JSON value.
func textsOf(node any) (texts []string) {
	switch node := node.(type) {
	case string:
		return []string{node}
	case []any:
		for _, element := range node {
			texts = append(texts, textsOf(element)...)
		}
	case map[string]any:
		for _, member := range node {
			texts = append(texts, textsOf(member)...)
		}
	}

	return texts
}

// withObjects puts an object in place of every string of a response.
func withObjects(body string) string {
	return rewrite(body, func(node any) any {
		if text, ok := node.(string); ok {
			return map[string]any{text: personal}
		}

		return node
	})
}

// withDuplicates puts objects in the place of lists, with each of the names twice.
func withDuplicates(body string, names ...string) string {
	var members []string
	for _, name := range names {
		members = append(members, fmt.Sprintf("%q: 1, %[1]q: 2", name))
	}

	return rewrite(body, func(node any) any {
		if _, ok := node.([]any); ok {
			return json.RawMessage("{" + strings.Join(members, ", ") + "}")
		}

		return node
	})
}

// rewrite changes all values of a response, from the inside out.
func rewrite(body string, change func(any) any) string {
	var document any
	if err := json.Unmarshal([]byte(body), &document); err != nil {
		panic(err)
	}

	var walk func(node any) any

	walk = func(node any) any {
		switch node := node.(type) {
		case map[string]any:
			for name, member := range node {
				node[name] = walk(member)
			}
		case []any:
			for i, element := range node {
				node[i] = walk(element)
			}
		}

		return change(node)
	}

	text, err := json.Marshal(walk(document))
	if err != nil {
		panic(err)
	}

	return string(text)
}

// inBase64 returns what is in the base64 form of every text that has a secret in it, wherever it begins.
func inBase64(secret string) []string {
	var forms []string

	for offset := range 3 {
		encoded := base64.StdEncoding.EncodeToString([]byte(strings.Repeat("x", offset) + secret))
		whole := (offset + len(secret)) / 3 * 4 // without what depends on the characters that follow
		first := (offset + 2) / 3 * 4           // without what depends on those in front
		forms = append(forms, encoded[first:whole])
	}

	return forms
}
