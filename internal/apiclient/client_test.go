package apiclient

import (
	"context"
	"crypto/tls"
	"errors"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// thing is the object that the tests ask for.
type thing struct {
	ID   string   `json:"id"`
	Size *float64 `json:"size"`
}

func (o *thing) ObjectID() string { return o.ID }

// newClient returns a client of a server that answers with handler, and sends the key "secret".
func newClient(t *testing.T, handler http.HandlerFunc, debug Logger) *Client {
	t.Helper()

	server := httptest.NewServer(handler)
	t.Cleanup(server.Close)

	base, err := ParseBaseURL(server.URL + "/mount")
	if err != nil {
		t.Fatal(err)
	}

	policy := DefaultPolicy("agent")
	policy.MaxRetries = 0

	return New(Config{
		Vendor:     "Vendor",
		BaseURL:    base,
		HTTP:       NewHTTPClient(policy),
		Authorizer: APIKey{"X-Api-Key", "secret"},
		Debug:      debug,
	})
}

func TestGet(t *testing.T) {
	t.Parallel()

	var logged []map[string]any

	client := newClient(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/mount/v1/things/7" || r.Header.Get("X-Api-Key") != "secret" || r.Header.Get("Accept") != "application/json" {
			http.Error(w, "", http.StatusBadRequest)
		}

		_, _ = w.Write([]byte(`{"id": "7", "size": 1.5, "new": {"a": "b"}}`))
	}, func(_ context.Context, _ string, fields map[string]any) { logged = append(logged, fields) })

	var got thing
	if err := client.Get(t.Context(), &got, "v1", "things", "7"); err != nil {
		t.Fatal(err)
	}

	if got.ID != "7" || *got.Size != 1.5 {
		t.Errorf("got %+v", got)
	}

	want := []map[string]any{
		{
			"vendor": "Vendor", "method": "GET", "path": "/mount/v1/things/7", "status": 200, "attempts": 1,
			"unknown_fields": []string{"new"},
		},
	}
	if diff := cmp.Diff(want, logged); diff != "" {
		t.Errorf("logged (-want +got):\n%s", diff)
	}
}

// Each answer that cannot be used is an error that says why, and nothing of what it holds.
func TestGetRefuses(t *testing.T) {
	t.Parallel()

	const at = "Vendor: GET /mount/7: "

	for name, test := range map[string]struct {
		status  int
		header  string // Location
		body    string
		message string
	}{
		"empty":         {200, "", "", at + "200 OK: the answer is empty (1 attempt)"},
		"white space":   {200, "", " \n", at + "200 OK: the answer is empty (1 attempt)"},
		"no content":    {204, "", "", at + "204 No Content: the answer is empty (1 attempt)"},
		"HTML":          {200, "", "<html>secret</html>", at + "200 OK: the answer is not valid JSON (1 attempt)"},
		"truncated":     {200, "", `{"id": "7", "size`, at + "200 OK: the answer is not valid JSON (1 attempt)"},
		"two documents": {200, "", `{"id": "7"} {"id": "7"}`, at + "200 OK: the answer is not valid JSON (1 attempt)"},
		"wrong type":    {200, "", `{"id": "7", "size": "secret"}`, at + "200 OK: size is a string where a number was expected (1 attempt)"},
		"other id":      {200, "", `{"id": "secret"}`, at + "200 OK: the answer is about another object than the one that was asked for (1 attempt)"},
		"no id":         {200, "", `{}`, at + "200 OK: the answer does not say which object it is about (1 attempt)"},
		"null":          {200, "", `null`, at + "200 OK: the answer does not say which object it is about (1 attempt)"},
		"too large":     {200, "", `"` + strings.Repeat("x", maxBody) + `"`, at + "200 OK: the answer is larger than 4 MiB (1 attempt)"},
		"redirect": {
			302, "https://secret:word@other.example/secret?token=secret", "",
			at + "302 Found: the answer redirects to other.example; redirects are not followed (1 attempt)",
		},
		"redirect to nowhere": {307, "", "", at + "307 Temporary Redirect: the answer redirects to an unnamed host; redirects are not followed (1 attempt)"},
		"vendor's words": {
			404, "", `{"code": "not_found", "title": "Not Found", "detail": "No such thing.", "id": "e1"}`,
			at + "404 Not Found: not_found: Not Found: No such thing (1 attempt, error id e1)",
		},
		"no words": {418, "", "secret", at + "418 I'm a teapot (1 attempt)"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			client := newClient(t, func(w http.ResponseWriter, _ *http.Request) {
				if test.header != "" {
					w.Header().Set("Location", test.header)
				}

				w.WriteHeader(test.status)
				_, _ = w.Write([]byte(test.body))
			}, func(context.Context, string, map[string]any) {})

			err := client.Get(t.Context(), &thing{}, "7")
			if err == nil || err.Error() != test.message {
				t.Errorf("error is %v\nwant     %s", err, test.message)
			}
		})
	}
}

// Credentials go to the configured origin and nowhere else: nothing arrives where a redirect points to.
func TestRedirectSendsNothingToTheOtherHost(t *testing.T) {
	t.Parallel()

	for _, status := range []int{301, 302, 303, 307, 308} {
		var arrived atomic.Int64

		other := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { arrived.Add(1) }))
		t.Cleanup(other.Close)

		redirect := func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, other.URL+"/7", status) }

		client := newClient(t, redirect, func(context.Context, string, map[string]any) {})
		keyErr := client.Get(t.Context(), &thing{}, "7")

		client.config.Authorizer = NewClientCredentials("Vendor", client.config.BaseURL, "id", "secret", nil, client.config.HTTP)
		tokenErr := client.Get(t.Context(), &thing{}, "7")

		for _, err := range []error{keyErr, tokenErr} {
			if failure, ok := errors.AsType[*Error](err); !ok || failure.Kind() != Redirected {
				t.Errorf("%d: error is %v", status, err)
			}
		}

		if arrived.Load() != 0 {
			t.Errorf("%d: %d requests arrived at the other host", status, arrived.Load())
		}
	}
}

func TestTLS12OrNewer(t *testing.T) {
	t.Parallel()

	for version, want := range map[uint16]bool{tls.VersionTLS11: false, tls.VersionTLS12: true, tls.VersionTLS13: true} {
		server := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			_, _ = w.Write([]byte(`{"id": "7"}`))
		}))
		server.TLS = &tls.Config{MinVersion: version, MaxVersion: version}
		server.Config.ErrorLog = log.New(io.Discard, "", 0)
		server.StartTLS()
		t.Cleanup(server.Close)

		policy := DefaultPolicy("agent")
		policy.MaxRetries = 0
		policy.RootCAs = server.Client().Transport.(*http.Transport).TLSClientConfig.RootCAs //nolint:forcetypeassert // httptest says so

		if err := clientOf(t, server, policy).Get(t.Context(), &thing{}, "7"); (err == nil) != want {
			t.Errorf("%s: error is %v", tls.VersionName(version), err)
		}
	}
}
