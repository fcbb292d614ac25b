package apiclient

import (
	"context"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
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

	return New(Config{
		Vendor:    "Vendor",
		BaseURL:   base,
		HTTP:      NewHTTPClient(Policy{UserAgent: "agent"}),
		Authorize: APIKey("X-Api-Key", "secret"),
		Debug:     debug,
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

	if names, _ := logged[0]["fields"].([]string); len(logged) != 1 || len(names) != 1 || names[0] != "new" {
		t.Errorf("logged %v", logged)
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
		"empty":         {200, "", "", at + "200 OK: the answer is empty"},
		"white space":   {200, "", " \n", at + "200 OK: the answer is empty"},
		"no content":    {204, "", "", at + "204 No Content: the answer is empty"},
		"HTML":          {200, "", "<html>secret</html>", at + "200 OK: the answer is not valid JSON"},
		"truncated":     {200, "", `{"id": "7", "size`, at + "200 OK: the answer is not valid JSON"},
		"two documents": {200, "", `{"id": "7"} {"id": "7"}`, at + "200 OK: the answer is not valid JSON"},
		"wrong type":    {200, "", `{"id": "7", "size": "secret"}`, at + "200 OK: size is a string where a number was expected"},
		"other id":      {200, "", `{"id": "secret"}`, at + "200 OK: the answer is about another object than the one that was asked for"},
		"no id":         {200, "", `{}`, at + "200 OK: the answer does not say which object it is about"},
		"null":          {200, "", `null`, at + "200 OK: the answer does not say which object it is about"},
		"too large":     {200, "", `"` + strings.Repeat("x", maxBody) + `"`, at + "200 OK: the answer is larger than 4 MiB"},
		"redirect": {
			302, "https://secret:word@other.example/secret?token=secret", "",
			at + "302 Found: the answer redirects to other.example; redirects are not followed",
		},
		"redirect to nowhere": {307, "", "", at + "307 Temporary Redirect: the answer redirects to an unnamed host; redirects are not followed"},
		"vendor's words": {
			404, "", `{"code": "not_found", "title": "Not Found", "detail": "No such thing.", "id": "e1"}`,
			at + "404 Not Found: not_found: Not Found: No such thing (error id e1)",
		},
		"no words": {418, "", "secret", at + "418 I'm a teapot"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			client := newClient(t, func(w http.ResponseWriter, _ *http.Request) {
				if test.header != "" {
					w.Header().Set("Location", test.header)
				}

				w.WriteHeader(test.status)
				_, _ = w.Write([]byte(test.body))
			}, nil)

			err := client.Get(t.Context(), &thing{}, "7")
			if err == nil || err.Error() != test.message {
				t.Errorf("error is %v\nwant     %s", err, test.message)
			}
		})
	}
}
