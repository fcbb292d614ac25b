package conformance

import (
	"net/http"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/seed-97276580/terraform-provider-identity/internal/acctest"
	"github.com/seed-97276580/terraform-provider-identity/internal/acctest/fakevendor"
	"github.com/seed-97276580/terraform-provider-identity/internal/datasources"
)

// page is what a proxy, a firewall, a login page or, at a wrong address, another server responds with in the vendor's
// place.
func page(status int) fakevendor.Fault {
	return fakevendor.Fault{
		Status: status, Header: http.Header{"Content-Type": {"text/html"}}, Body: "<html><body>Hello</body></html>",
	}
}

// testFaults has something else than the vendor respond, or the vendor with an error, to a read of one session and of
// many. Nothing follows from it: no session is approved, and none is missing.
func (s Suite) testFaults(t *testing.T) {
	body := s.NewFake().JSON("s1", s.status(datasources.Approved))
	title := s.Vendor.Title
	between := "Something between here and " + title + " refused the request"

	for name, test := range map[string]struct {
		fault fakevendor.Fault
		want  []string
	}{
		"outage": {
			fault: fakevendor.Fault{Status: http.StatusServiceUnavailable},
			want:  []string{title + " responded with an error", "503 Service Unavailable (1 attempt)"},
		},
		"no access": {
			fault: fakevendor.Fault{Status: http.StatusUnauthorized, Body: `{"errors": [{"code": "c"}]}`},
			want:  []string{title + " rejected the credentials"},
		},
		"another server's 404": {
			fault: page(http.StatusNotFound),
			want:  []string{title + "'s API was not found", "404 Not Found (1 attempt)", "the session may exist"},
		},
		"404 of a gateway": {
			fault: fakevendor.Fault{Status: http.StatusNotFound, Body: `{"message": "Not Found"}`},
			want:  []string{title + "'s API was not found", "404 Not Found: Not Found (1 attempt)"},
		},
		"403 of a firewall": {
			fault: page(http.StatusForbidden),
			want:  []string{between, "403 Forbidden"},
		},
		"401 of a proxy": {
			fault: page(http.StatusUnauthorized),
			want:  []string{between, "401 Unauthorized"},
		},
		"login page": {
			fault: page(http.StatusOK),
			want:  []string{title + "'s response is not JSON"},
		},
		"202 with a good body": {
			fault: fakevendor.Fault{Status: http.StatusAccepted, Body: body},
			want:  []string{title + " responded with an undocumented status", "202 Accepted"},
		},
		"206 with a good body": {
			fault: fakevendor.Fault{Status: http.StatusPartialContent, Body: body},
			want:  []string{title + " responded with an undocumented status", "206 Partial Content"},
		},
		"response of a cache": {
			fault: fakevendor.Fault{Status: http.StatusOK, Header: http.Header{"Age": {"3000"}}, Body: body},
			want:  []string{title + "'s response comes from a cache", "the response is 50m0s old"},
		},
		"redirect": {
			fault: fakevendor.Fault{Status: http.StatusFound, Header: http.Header{"Location": {"https://other.example/x"}}},
			want:  []string{title + "'s address redirects", "redirects to other.example;"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			fake, server := s.server(t, map[string]any{"http": map[string]any{"max_retries": 0}})
			server.Read(t, s.one(), s.arguments("s1")) // with a token, if the vendor has tokens
			fake.FailAlways(&test.fault)

			matchOne(t, server.Read(t, s.one(), s.arguments("s1")).Errors, test.want...)
			matchOne(t, server.Read(t, s.many(), s.manyArguments("s1", "s2")).Errors, test.want...)
		})
	}
}

// testMissingNeedsProof has a gateway respond to one id with nothing but a message: it is missing beside a session that
// the vendor has found.
func (s Suite) testMissingNeedsProof(t *testing.T) {
	fake, server := s.server(t, map[string]any{"http": map[string]any{"max_concurrent_requests": 1}})
	server.Read(t, s.one(), s.arguments("s1"))

	fake.FailNext(fakevendor.Fault{Status: http.StatusNotFound, Body: `{"message": "Not Found"}`})

	result := server.Read(t, s.many(), s.manyArguments("a1", "s1"))
	if missing, _ := result.Values["missing_ids"].([]any); len(missing) != 1 || missing[0] != "a1" {
		t.Errorf("missing are %v, errors %q", missing, result.Errors)
	}
}

// testLenient reads members that are not documented, or have other types. A gate needs none of them.
func (s Suite) testLenient(t *testing.T) {
	fake, server := s.server(t, nil)
	body := fake.JSON("s1", s.status(datasources.Approved))

	for name, test := range map[string]struct {
		body    string
		warning string
	}{
		"byte order mark": {body: "\ufeff" + body},
		"lone surrogate":  {body: strings.Replace(body, `": "`, `": "\ud83d`, 1)},
		"number for text": {body: fakevendor.Set(body, 12, s.Lenient...)},
		"object for text": {
			body:    fakevendor.Set(body, map[string]any{"Jane Doe": 1}, s.Lenient...),
			warning: s.Vendor.Title + "'s response has another type at " + strings.Join(s.Lenient, "."),
		},
		"no errors": {body: fakevendor.Set(body, []any{}, "errors")},
	} {
		fake.PutResponse("s1", test.body)

		result := server.Read(t, s.one(), s.arguments("s1"))
		if len(result.Errors) > 0 || name != "lone surrogate" && result.Values["decision"] != "approved" {
			t.Errorf("%s: decision %v, errors %q", name, result.Values["decision"], result.Errors)
		}

		if test.warning == "" {
			continue
		}

		matchOne(t, result.Warnings, test.warning)

		if acctest.Message("Jane Doe").MatchString(strings.Join(result.Warnings, "")) {
			t.Errorf("%s: the warning has the value: %q", name, result.Warnings)
		}
	}

	fake.PutResponse("s1", fakevendor.Set(body, map[string]any{"a": 1}, "new"))

	want := s.mirrored(t, body, s.arguments("s1"), "approved")
	if diff := cmp.Diff(want, server.Read(t, s.one(), s.arguments("s1")).Values); diff != "" {
		t.Errorf("with a member that is not documented (-want +got):\n%s", diff)
	}

	fake.PutResponse("s1", fakevendor.Set(body, []any{map[string]any{"code": "c"}}, "errors"))
	matchOne(t, server.Read(t, s.one(), s.arguments("s1")).Errors,
		s.Vendor.Title+"'s response has an unexpected shape", "the response reports errors")
}

// testWaitOutlasts has what passes happen in the middle of a wait.
func (s Suite) testWaitOutlasts(t *testing.T) {
	fake, server := s.server(t, map[string]any{"http": map[string]any{"max_retries": 0}})
	fake.PutSession("s1", s.status(datasources.Pending))
	server.Read(t, s.one(), s.arguments("s1"))

	before := len(fake.Requests())
	fake.FailNext(fakevendor.Pass(), fakevendor.Fault{Status: 521}, page(http.StatusOK), page(http.StatusFound),
		page(http.StatusNotFound))
	fake.After(before+5, func() { fake.SetStatus("s1", s.status(datasources.Approved)) })

	result := server.Read(t, s.one(), with(s.arguments("s1"), "wait_for", untilApproved()))
	if result.Values["decision"] != "approved" {
		t.Errorf("errors are %q", result.Errors)
	}
}

// testLimit has the vendor refuse requests for a moment.
func (s Suite) testLimit(t *testing.T) {
	fake, server := s.server(t, map[string]any{"http": map[string]any{"max_retries": 1}})

	refusal := fakevendor.Fault{Status: http.StatusTooManyRequests, Header: http.Header{"Retry-After": {"1"}}}
	fake.FailNext(refusal, refusal, refusal)

	if result := server.Read(t, s.many(), s.manyArguments("s1")); len(result.Errors) > 0 {
		t.Errorf("errors are %q", result.Errors)
	}

	fake.FailAlways(&fakevendor.Fault{Status: http.StatusTooManyRequests, Header: http.Header{"Retry-After": {"30"}}})

	arguments := with(s.manyArguments("s1"), "timeouts", map[string]any{"read": "20s"})
	matchOne(t, server.Read(t, s.many(), arguments).Errors, s.Vendor.Title+" asks for a longer wait than allowed")
}
