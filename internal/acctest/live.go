package acctest

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"os"
	"strings"
	"sync"
	"testing"

	tfjson "github.com/hashicorp/terraform-json"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"
)

// liveSwitch turns on the tests that read from the vendors themselves. `make testlive` sets it.
const liveSwitch = "TEST_LIVE"

// person is what Main took out of the environment.
var person = Env{}

// Live returns the person's own environment, for a test that reads from a vendor itself. It skips the test unless
// such tests are asked for and the variables are set.
func Live(t *testing.T, needed ...string) Env {
	t.Helper()

	if os.Getenv(liveSwitch) == "" {
		t.Skip("reads from the vendor itself: `make testlive` does that")
	}

	for _, name := range needed {
		if person[name] == "" {
			t.Skipf("needs the environment variable %s", name)
		}
	}

	// What the person has set for the provider as a whole, such as omit_personal_data, would change the result.
	env := maps.Clone(person)
	maps.DeleteFunc(env, func(name, _ string) bool { return strings.HasPrefix(name, "IDENTITY_") })

	return env
}

// Relay passes requests on to the vendor at target. It returns its own base URL, and a function that returns the last
// body that came back.
func Relay(t *testing.T, target string) (baseURL string, lastBody func() string) {
	t.Helper()

	vendor, err := url.Parse(target)
	if err != nil {
		t.Fatal(err)
	}

	var (
		mu   sync.Mutex
		last []byte
	)

	server := httptest.NewServer(&httputil.ReverseProxy{
		Rewrite: func(request *httputil.ProxyRequest) {
			request.SetURL(vendor)
			request.Out.Header.Del("Accept-Encoding") // or the body might come compressed
		},
		ModifyResponse: func(answer *http.Response) error {
			body, err := io.ReadAll(answer.Body)
			answer.Body = io.NopCloser(bytes.NewReader(body))

			mu.Lock()
			defer mu.Unlock()

			last = body

			return err
		},
	})
	t.Cleanup(server.Close)

	return server.URL, func() string {
		mu.Lock()
		defer mu.Unlock()

		return string(last)
	}
}

// ExpectMirrored compares a data source in state with the vendor's answer: each member has its attribute, and each
// attribute that is not null its member, except for those that are named. It tells names only, as values may be about a
// person.
func ExpectMirrored(t *testing.T, address string, body func() string, jsonText []string, except ...string) statecheck.StateCheck {
	t.Helper()

	return stateCheck(func(state *tfjson.State) error {
		for _, resource := range state.Values.RootModule.Resources {
			if resource.Address != address {
				continue
			}

			got, err := plain(resource.AttributeValues)
			if err != nil {
				return err
			}

			for _, name := range except {
				delete(got, name)
			}

			return sameMembers(address, got, Mirrored(t, body(), jsonText...))
		}

		return fmt.Errorf("%s is not in state", address)
	})
}

// sameMembers compares two JSON values, for which null and absent are the same.
func sameMembers(at string, got, want any) error {
	switch want := want.(type) {
	case map[string]any:
		object, ok := got.(map[string]any)
		if !ok && got != nil {
			return fmt.Errorf("%s is no object in state", at)
		}

		names := maps.Clone(object)
		if names == nil {
			names = map[string]any{}
		}

		maps.Copy(names, want)

		for name := range names {
			if err := sameMembers(at+"."+name, object[name], want[name]); err != nil {
				return err
			}
		}

		return nil
	case []any:
		return sameElements(at, got, want)
	case nil:
		if object, ok := got.(map[string]any); ok { // of nulls
			return sameMembers(at, object, map[string]any{})
		}
	}

	gotText, gotErr := json.Marshal(got)
	wantText, wantErr := json.Marshal(want)

	if gotErr != nil || wantErr != nil || !bytes.Equal(gotText, wantText) {
		return fmt.Errorf("%s is not the same in state and in the answer", at)
	}

	return nil
}

func sameElements(at string, got any, want []any) error {
	list, ok := got.([]any)
	if !ok || len(list) != len(want) {
		return fmt.Errorf("%s has %d elements in state and %d in the answer", at, len(list), len(want))
	}

	for i := range want {
		if err := sameMembers(fmt.Sprintf("%s[%d]", at, i), list[i], want[i]); err != nil {
			return err
		}
	}

	return nil
}
