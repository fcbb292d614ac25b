package apiclient

import (
	"net/http"
	"testing"
	"testing/synctest"
)

// A response that says that it is old is asked for again, whatever it says. Errors that may pass pass anyway.
func TestOldResponses(t *testing.T) {
	t.Parallel()

	for name, test := range map[string]struct {
		first   response
		retried bool
	}{
		"fresh":                    {response{status: 200, body: `{"id": "7"}`, age: "0"}, false},
		"at the bound":             {response{status: 200, body: `{"id": "7"}`, age: "5"}, false},
		"beyond":                   {response{status: 200, body: `{"id": "7"}`, age: "6"}, true},
		"beyond any number":        {response{status: 200, body: `{"id": "7"}`, age: "99999999999999999999"}, true},
		"the first of several":     {response{status: 200, body: `{"id": "7"}`, age: "600, 0"}, true},
		"the last of several":      {response{status: 200, body: `{"id": "7"}`, age: "0, 600"}, true},
		"in a second header":       {response{status: 200, body: `{"id": "7"}`, age: "0\n600"}, true},
		"beside what is no number": {response{status: 200, body: `{"id": "7"}`, age: ", 600"}, true},
		"no number":                {response{status: 200, body: `{"id": "7"}`, age: "old"}, true},
		"with a unit":              {response{status: 200, body: `{"id": "7"}`, age: "6s"}, true},
		"as a period":              {response{status: 200, body: `{"id": "7"}`, age: "PT100S"}, true},
		"in groups of digits":      {response{status: 200, body: `{"id": "7"}`, age: "1 000"}, true},
		"empty":                    {response{status: 200, body: `{"id": "7"}`, age: " , "}, true},
		"with a sign":              {response{status: 200, body: `{"id": "7"}`, age: "+600"}, true},
		"with a fraction":          {response{status: 200, body: `{"id": "7"}`, age: "600.5"}, true},
		"quoted, with a parameter": {response{status: 200, body: `{"id": "7"}`, age: `"600";x=1`}, true},
		"not a number":             {response{status: 200, body: `{"id": "7"}`, age: "NaN"}, true},
		"negative":                 {response{status: 200, body: `{"id": "7"}`, age: "-1"}, true},
		"negative beyond numbers":  {response{status: 200, body: `{"id": "7"}`, age: "-Inf"}, true},
		"a parameter alone":        {response{status: 200, body: `{"id": "7"}`, age: ";600"}, true},
		"with whitespace":          {response{status: 200, body: `{"id": "7"}`, age: " 1 ,\t5"}, false},
		"not found, a while ago":   {response{status: 404, body: `{"code": "c", "title": "t"}`, age: "600"}, true},
		"redirected, a while ago":  {response{status: 302, age: "600"}, false},
		"unavailable, a while ago": {response{status: 503, age: "600"}, true},
	} {
		synctest.Test(t, func(t *testing.T) {
			server := play(test.first, ok)
			err := server.client(t, nil).Get(t.Context(), &thing{}, "7")

			if retried := len(server.at) == 2; retried != test.retried || retried && err != nil {
				t.Errorf("%s: %d attempts, error %v", name, len(server.at), err)
			}
		})
	}
}

func TestEveryRequestAsksForAFreshResponse(t *testing.T) {
	t.Parallel()

	synctest.Test(t, func(t *testing.T) {
		server := play(issue("one", ""), response{status: 503}, ok)
		client := server.client(t, nil)
		client.config.Authorizer = tokenAt(t, client.config.HTTP)

		if err := client.Get(t.Context(), &thing{}, "7"); err != nil || len(server.requests) != 3 {
			t.Fatalf("%d requests, error %v", len(server.requests), err)
		}

		for _, req := range server.requests {
			cache, pragma := req.Header.Get("Cache-Control"), req.Header.Get("Pragma")
			if cache != "no-cache, no-store" || pragma != "no-cache" {
				t.Errorf("%s %s: Cache-Control %q, Pragma %q", req.Method, req.URL, cache, pragma)
			}
		}
	})
}

// Only the status that an endpoint documents is a success: 200, and also 201 at a token endpoint.
func TestOnlyTheDocumentedStatusIsASuccess(t *testing.T) {
	t.Parallel()

	for status := 200; status < 400; status++ {
		if http.StatusText(status) == "" {
			continue
		}

		synctest.Test(t, func(t *testing.T) {
			api, token := ok, issue("one", "")
			api.status, token.status = status, status

			err := play(api).client(t, nil).Get(t.Context(), &thing{}, "7")
			if (err == nil) != (status == http.StatusOK) {
				t.Errorf("API, %d: error is %v", status, err)
			}

			_, credentials := tokenEndpoint(t, token)
			if _, err := authorize(t.Context(), credentials); (err == nil) != (status == 200 || status == 201) {
				t.Errorf("token, %d: error is %v", status, err)
			}
		})
	}
}
