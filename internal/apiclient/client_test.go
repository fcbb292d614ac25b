package apiclient

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"

	"github.com/google/go-cmp/cmp"
)

// thing is the object that the tests ask for.
type thing struct {
	ID   string   `json:"id"   strict:"true"`
	Size *float64 `json:"size"`
}

func (o *thing) ObjectID() string { return o.ID }
func (o *thing) Check() error     { return nil }

// newClient returns a client of a server that responds with handler, and sends the key "secret".
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
		Authorizer: APIKey{Header: "X-Api-Key", Key: "secret"},
		Debug:      debug,
	})
}

func TestGet(t *testing.T) {
	t.Parallel()

	var logged []map[string]any

	client := newClient(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/mount/v1/things/7" || r.Header.Get("X-Api-Key") != "secret" ||
			r.Header.Get("Accept") != "application/json" {
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

func accept(http.Header) error { return nil }

// A type that leaves fields out on purpose has no unknown ones.
func TestSummariesLogNoUnknownFields(t *testing.T) {
	t.Parallel()

	for name, read := range map[string]func(*Client) error{
		"object": func(c *Client) error { return c.GetSummary(t.Context(), &thing{}, "7") },
		"list":   func(c *Client) error { return c.List(t.Context(), &thing{}, accept, nil, "7") },
	} {
		var logged []map[string]any

		client := newClient(t, func(w http.ResponseWriter, _ *http.Request) {
			_, _ = w.Write([]byte(`{"id": "7", "new": 1}`))
		}, func(_ context.Context, _ string, fields map[string]any) { logged = append(logged, fields) })

		if err := read(client); err != nil {
			t.Errorf("%s: %v", name, err)
		}

		want := []map[string]any{
			{"vendor": "Vendor", "method": "GET", "path": "/mount/7", "status": 200, "attempts": 1},
		}
		if diff := cmp.Diff(want, logged); diff != "" {
			t.Errorf("%s: logged (-want +got):\n%s", name, diff)
		}
	}
}

// What one vendor sends may repeat what another one was sent, also where it is no error.
func TestSecretsOfAnotherVendor(t *testing.T) {
	t.Parallel()

	synctest.Test(t, func(t *testing.T) {
		const secret = "secret-of-another"

		var logged map[string]any

		client := play(response{status: http.StatusOK, body: `{"id": "7", "` + secret + `": 1}`}).client(t, nil)
		client.config.Debug = func(_ context.Context, _ string, fields map[string]any) { logged = fields }
		client.config.Secrets = &Secrets{}
		client.config.Secrets.add(APIKey{Key: secret})

		ctx, notes := WithNotes(t.Context())
		if err := client.Get(ctx, &thing{}, "7"); err != nil {
			t.Fatal(err)
		}

		if shown := notes.Present(secret); shown != leftOut {
			t.Errorf("a warning shows %q", shown)
		}

		if unknown := fmt.Sprint(logged["unknown_fields"]); unknown != "["+leftOut+"]" {
			t.Errorf("the log shows %s", unknown)
		}
	})
}

// Each response that cannot be used is an error that says why, and nothing of what it holds.
func TestGetRefuses(t *testing.T) {
	t.Parallel()

	for name, test := range map[string]struct {
		status   int
		location string
		body     string
		want     string // after the request's name
	}{
		"empty": {
			status: 200, body: "",
			want: "200 OK: the response is empty (1 attempt)",
		},
		"whitespace": {
			status: 200, body: " \n",
			want: "200 OK: the response is empty (1 attempt)",
		},
		"no content": {
			status: 204, body: "",
			want: "204 No Content: this status is not the documented one (1 attempt)",
		},
		"accepted": {
			status: 202, body: `{"id": "7"}`,
			want: "202 Accepted: this status is not the documented one (1 attempt)",
		},
		"created": {
			status: 201, body: `{"id": "7"}`,
			want: "201 Created: this status is not the documented one (1 attempt)",
		},
		"partial": {
			status: 206, body: `{"id": "7"}`,
			want: "206 Partial Content: this status is not the documented one (1 attempt)",
		},
		"not modified": {
			status: 304,
			want:   "304 Not Modified: this status is not the documented one (1 attempt)",
		},
		"an error that is too large": {
			status: 400, body: strings.Repeat("x", maxBody+1),
			want: "400 Bad Request (1 attempt)",
		},
		"HTML": {
			status: 200, body: "<html>secret</html>",
			want: "200 OK: the response is HTML, not JSON (1 attempt)",
		},
		"text": {
			status: 200, body: "secret",
			want: "200 OK: the response is not valid JSON (1 attempt)",
		},
		"truncated": {
			status: 200, body: `{"id": "7", "size`,
			want: "200 OK: the response is not valid JSON (1 attempt)",
		},
		"two documents": {
			status: 200, body: `{"id": "7"} {"id": "7"}`,
			want: "200 OK: the response is not valid JSON (1 attempt)",
		},
		"an error whose code is a status": {
			status: 200, body: `{"id": "7", "code": "500", "title": "Internal"}`,
			want: "200 OK: the response reports errors with a status of success (1 attempt)",
		},
		"an error in OAuth's words": {
			status: 200, body: `{"id": "7", "code": "busy", "error_description": "later"}`,
			want: "200 OK: busy: later: the response reports errors with a status of success (1 attempt)",
		},
		"nothing but an OAuth description beside the object": {
			status: 200, body: `{"id": "7", "error_description": "later"}`,
			want: "200 OK: the response reports errors with a status of success (1 attempt)",
		},
		"an error whose code is a number": {
			status: 200, body: `{"id": "7", "code": 500, "message": "internal"}`,
			want: "200 OK: the response reports errors with a status of success (1 attempt)",
		},
		"wrong type": {
			status: 200, body: `{"id": ["secret"]}`,
			want: "200 OK: id is an array where a string was expected (1 attempt)",
		},
		"errors beside the object": {
			status: 200, body: `{"id": "7", "errors": [{"code": "c", "detail": "d"}]}`,
			want: "200 OK: c: d: the response reports errors with a status of success (1 attempt)",
		},
		"errors beside the object, whose code is a number": {
			status: 200, body: `{"id": "7", "errors": [{"code": "404", "title": "secret", "detail": "d"}]}`,
			want: "200 OK: d: the response reports errors with a status of success (1 attempt)",
		},
		"errors beside the object, with an escape in their name": {
			status: 200, body: `{"id": "7", "\u0065rrors": [{"title": "t"}]}`,
			want: "200 OK: t: the response reports errors with a status of success (1 attempt)",
		},
		"errors alone": {
			status: 200, body: `{"id": "secret", "message": "secret", "error": "secret", "\u0065rrors": {"a": 1}}`,
			want: "200 OK: the response reports errors with a status of success (1 attempt)",
		},
		"list": {
			status: 200, body: `[]`,
			want: "200 OK: the top level of the response is an array where an object was expected (1 attempt)",
		},
		"other id": {
			status: 200, body: `{"id": "secret"}`,
			want: "200 OK: the response is about another object than the requested one (1 attempt)",
		},
		"no id": {
			status: 200, body: `{}`,
			want: "200 OK: the response does not say which object it is about (1 attempt)",
		},
		"null": {
			status: 200, body: `null`,
			want: "200 OK: the response does not say which object it is about (1 attempt)",
		},
		"too large": {
			status: 200, body: `"` + strings.Repeat("x", 4<<20) + `"`,
			want: "200 OK: the response is larger than 4 MiB (1 attempt)",
		},
		"redirect": {
			status: 302, location: "https://secret:word@other.example/secret?token=secret",
			want: "302 Found: the response redirects to other.example; redirects are not followed (1 attempt)",
		},
		"redirect to nowhere": {
			status: 307,
			want:   "307 Temporary Redirect: the response redirects to an unnamed host; redirects are not followed (1 attempt)",
		},
		"vendor's words": {
			status: 404, body: `{"code": "not_found", "title": "Not Found", "detail": "No such thing.", "id": "e1"}`,
			want: "404 Not Found: not_found: Not Found: No such thing (1 attempt, error id e1)",
		},
		"no words": {
			status: 418, body: "secret",
			want: "418 I'm a teapot (1 attempt)",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			client := newClient(t, func(w http.ResponseWriter, _ *http.Request) {
				if test.location != "" {
					w.Header().Set("Location", test.location)
				}

				w.WriteHeader(test.status)
				_, _ = w.Write([]byte(test.body))
			}, func(context.Context, string, map[string]any) {})

			err := client.Get(t.Context(), &thing{}, "7")
			want := "Vendor: GET " + client.config.BaseURL.Host + "/mount/7: " + test.want
			if err == nil || err.Error() != want {
				t.Errorf("error is %v\nwant     %s", err, want)
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

		credentials := NewClientCredentials("Vendor", client.config.BaseURL, "id", "secret", nil, client.config.HTTP, nil)
		client.config.Authorizer = credentials
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
		policy.RootCAs = rootsOf(server)

		if err := clientOf(t, server, policy).Get(t.Context(), &thing{}, "7"); (err == nil) != want {
			t.Errorf("%s: error is %v", tls.VersionName(version), err)
		}
	}
}

// Decoding takes no notice of the context: what is complete after its end is no result.
func TestGetEndsWithTheContextAfterDecoding(t *testing.T) {
	t.Parallel()

	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		_, _ = w.Write([]byte(`{"id": "7"}`))
	}))
	t.Cleanup(server.Close)

	ctx, cancel := context.WithCancel(t.Context())
	ended := func(http.Header) error {
		cancel()

		return nil
	}

	client := clientOf(t, server, DefaultPolicy("agent"))
	if err := client.List(ctx, &thing{}, ended, nil, "7"); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}
