package provider_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/seed-97276580/terraform-provider-identity/internal/acctest"
	"github.com/seed-97276580/terraform-provider-identity/internal/acctest/fakes"
	"github.com/seed-97276580/terraform-provider-identity/internal/acctest/fakevendor"
)

// Something else than the token endpoint responds: a login page, a firewall, a cache, or another server at a wrong
// address. Its response is not about the credentials, and what looks like a token in it is none.
func TestTokenEndpointIsNotTheVendor(t *testing.T) {
	t.Parallel()

	const (
		token   = `{"access_token": "fake-token-1", "token_type": "bearer", "expires_in": 3599}`
		between = "Something other than Solaris refused the request"
	)

	for name, test := range map[string]struct {
		fault fakevendor.Fault
		want  []string
	}{
		"another server's 404": {
			fakevendor.AnotherServer(), []string{"Solaris's token endpoint was not found", "404 Not Found (1 attempt)"},
		},
		"401 of a proxy": {
			fakevendor.Page(http.StatusUnauthorized), []string{between, "401 Unauthorized (1 attempt)"},
		},
		"403 of a firewall": {
			fakevendor.Page(http.StatusForbidden), []string{between, "403 Forbidden (1 attempt)"},
		},
		"login page": {
			fakevendor.Page(http.StatusOK), []string{"Solaris's response is not JSON", "the response is HTML, not JSON"},
		},
		"202 with a token": {
			fakevendor.Fault{Status: http.StatusAccepted, Body: token},
			[]string{"Solaris responded with an undocumented HTTP status", "202 Accepted"},
		},
		"206 with a token": {
			fakevendor.Fault{Status: http.StatusPartialContent, Body: token},
			[]string{"Solaris responded with an undocumented HTTP status", "206 Partial Content"},
		},
		"token of a cache": {
			fakevendor.Fault{Status: http.StatusOK, Body: token, Header: http.Header{"Age": {"3000"}}},
			[]string{"Solaris's response comes from a cache", "the response is 50m0s old"},
		},
		"redirect": {
			fakevendor.Fault{Status: http.StatusFound, Header: http.Header{"Location": {"https://other.example/x"}}},
			[]string{"Solaris's address redirects", "redirects to other.example;"},
		},
	} {
		all, env := fakes.Start(t)
		server, _ := acctest.NewServer(t, env, block{"http": block{"max_retries": 0}})

		for _, fake := range all {
			if fake.Name != "solaris" { // the one with a token endpoint
				continue
			}

			fake.FailNext(test.fault)
			expectMessage(t, strings.Join(read(t, server, fake).Errors, "\n"), test.want...)

			if requests := fake.Requests(); len(requests) != 1 {
				t.Errorf("%s: %d requests", name, len(requests))
			}
		}
	}
}
