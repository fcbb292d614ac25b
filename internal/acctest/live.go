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
	"slices"
	"strings"
	"sync/atomic"
	"testing"
)

// liveSwitch turns on the tests that read from the vendors themselves. `make testlive` sets it.
const liveSwitch = "TEST_LIVE"

// personal is what Main took out of the environment.
var personal = Env{}

// Live returns the user's own environment, for a test that reads from a vendor itself. It skips the test unless
// such tests are asked for and the variables are set.
func Live(t *testing.T, needed ...string) Env {
	t.Helper()

	if os.Getenv(liveSwitch) == "" {
		t.Skip("reads from the vendor itself: `make testlive` does that")
	}

	for _, name := range needed {
		if personal[name] == "" {
			t.Skipf("needs the environment variable %s", name)
		}
	}

	// What the user has set for the provider as a whole, such as omit_personal_data, would change the result.
	env := maps.Clone(personal)
	maps.DeleteFunc(env, func(name, _ string) bool { return strings.HasPrefix(name, "IDENTITY_") })

	return env
}

// relay passes requests on to the vendor at target. It returns its own base URL, and a function that returns the last
// body that came back.
func relay(t *testing.T, target string) (baseURL string, lastBody func() string) {
	t.Helper()

	vendor, err := url.Parse(target)
	if err != nil {
		t.Fatal(err)
	}

	var last atomic.Value

	server := httptest.NewServer(&httputil.ReverseProxy{
		Rewrite: func(request *httputil.ProxyRequest) {
			request.SetURL(vendor)
			request.Out.Header.Del("Accept-Encoding") // or the body might come compressed
		},
		ModifyResponse: func(response *http.Response) error {
			body, err := io.ReadAll(response.Body)
			response.Body = io.NopCloser(bytes.NewReader(body))
			last.Store(string(body))

			return err
		},
	})
	t.Cleanup(server.Close)

	return server.URL, func() string {
		body, _ := last.Load().(string)

		return body
	}
}

// Mirror is a data source that mirrors a vendor's response.
type Mirror struct {
	TypeName  string
	BaseURL   string // the environment variable that has the vendor's address
	Arguments map[string]any
	JSONText  []string // members that become JSON text
}

// ExpectMirrored reads a session and compares it with the response: each member has its attribute, and each attribute
// that is neither null nor the provider's own has its member. It tells names only, as values may be about a person.
func ExpectMirrored(t *testing.T, env Env, mirror Mirror) {
	t.Helper()

	baseURL, body := relay(t, env[mirror.BaseURL])
	env[mirror.BaseURL] = baseURL

	server, configured := NewServer(t, env, nil)
	result := server.Read(t, mirror.TypeName, mirror.Arguments)

	if errors := slices.Concat(configured.Errors, result.Errors); len(errors) > 0 {
		t.Fatal(errors)
	}

	got := maps.Clone(result.Values)
	want := Mirrored(t, body(), mirror.JSONText...)

	for _, name := range []string{"decision", "wait_for", "timeouts"} {
		delete(got, name)
	}

	for name := range mirror.Arguments {
		if want[name] == nil {
			delete(got, name)
		}
	}

	if err := sameMembers(mirror.TypeName, got, want); err != nil {
		t.Error(err)
	}
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
		return fmt.Errorf("%s is not the same in state and in the response", at)
	}

	return nil
}

func sameElements(at string, got any, want []any) error {
	list, ok := got.([]any)
	if !ok || len(list) != len(want) {
		return fmt.Errorf("%s has %d elements in state and %d in the response", at, len(list), len(want))
	}

	for i := range want {
		if err := sameMembers(fmt.Sprintf("%s[%d]", at, i), list[i], want[i]); err != nil {
			return err
		}
	}

	return nil
}
