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

// testFaults has something else than the vendor respond, or the vendor with an error, to every kind
// of read. Nothing follows from it: no session is approved, none is missing, and no list is taken for an empty one.
func (s Suite) testFaults(t *testing.T) {
	body := s.NewFake().JSON("s1", s.status(datasources.Approved))
	title := s.Vendor.Title
	between := "Something other than " + title + " refused the request"

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
			fault: fakevendor.AnotherServer(),
			want:  []string{title + "'s API was not found", "404 Not Found (1 attempt)", "the session may exist"},
		},
		"404 of a gateway": {
			fault: fakevendor.Fault{Status: http.StatusNotFound, Body: `{"message": "Not Found"}`},
			want:  []string{title + "'s API was not found", "404 Not Found: Not Found (1 attempt)"},
		},
		"403 of a firewall": {
			fault: fakevendor.Page(http.StatusForbidden),
			want:  []string{between, "403 Forbidden"},
		},
		"401 of a proxy": {
			fault: fakevendor.Page(http.StatusUnauthorized),
			want:  []string{between, "401 Unauthorized"},
		},
		"login page": {
			fault: fakevendor.Page(http.StatusOK),
			want:  []string{title + "'s response is not JSON"},
		},
		"202 with a good body": {
			fault: fakevendor.Fault{Status: http.StatusAccepted, Body: body},
			want:  []string{title + " responded with an undocumented HTTP status", "202 Accepted"},
		},
		"206 with a good body": {
			fault: fakevendor.Fault{Status: http.StatusPartialContent, Body: body},
			want:  []string{title + " responded with an undocumented HTTP status", "206 Partial Content"},
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

			for _, read := range s.reads(t) {
				matchOne(t, server.Read(t, read.typeName, read.arguments).Errors, test.want...)
			}
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

	matchOne(t, result.Warnings, s.Vendor.Title+" may know sessions that count as missing",
		"a1: 404 Not Found: Not Found (1 attempt).", "Ids with such a response: 1.")
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
		// A text that was cut in the middle of a character.
		"lone surrogate":  {body: strings.Replace(fakevendor.Set(body, "CUT", s.Lenient...), "CUT", `A \ud83d`, 1)},
		"number for text": {body: fakevendor.Set(body, 12, s.Lenient...)},
		"object for text": {
			body:    fakevendor.Set(body, map[string]any{"Jane Doe": 1}, s.Lenient...),
			warning: s.Vendor.Title + "'s response has an undocumented type at " + strings.Join(s.Lenient, "."),
		},
		"no errors": {body: fakevendor.Set(body, []any{}, "errors")},
		"no error":  {body: fakevendor.Set(body, nil, "error")},
	} {
		fake.PutResponse("s1", test.body)

		result := server.Read(t, s.one(), s.arguments("s1"))
		if result.Values["decision"] != "approved" {
			t.Errorf("%s: decision %v, errors %q", name, result.Values["decision"], result.Errors)
		}

		// Summaries have none of these members.
		many := server.Read(t, s.many(), s.manyArguments("s1"))
		if acctest.At(many.Values, "sessions", "s1", "decision") != "approved" || len(many.Warnings) > 0 {
			t.Errorf("%s: sessions %v, errors %q, warnings %q", name, many.Values, many.Errors, many.Warnings)
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
}

// testErrorsBesideData has a response report errors beside a good session: one of two things is wrong, and JSON:API
// allows only one of them.
func (s Suite) testErrorsBesideData(t *testing.T) {
	fake, server := s.server(t, nil)
	body := fake.JSON("s1", s.status(datasources.Approved))

	for _, reporting := range []string{
		fakevendor.Set(body, []any{map[string]any{"code": "c"}}, "errors"),
		fakevendor.Set(body, "", "errors"), // of another type than documented
		fakevendor.Set(body, false, "errors"),
		fakevendor.Set(body, "upstream timed out", "error"), // a gateway, beside a body that it has kept
		fakevendor.Set(body, map[string]any{"code": "c"}, "error"),
		fakevendor.Set(fakevendor.Set(body, "internal_server_error", "code"), "The session could not be read.", "detail"),
	} {
		fake.PutResponse("s1", reporting)

		for typeName, arguments := range map[string]map[string]any{
			s.one(): s.arguments("s1"), s.many(): s.manyArguments("s1"),
		} {
			matchOne(t, server.Read(t, typeName, arguments).Errors,
				s.Vendor.Title+"'s response has an unexpected shape", "the response reports errors")
		}
	}
}

// testWaitOutlasts has what passes happen in the middle of a wait, for one session and for many.
func (s Suite) testWaitOutlasts(t *testing.T) {
	for typeName, arguments := range map[string]map[string]any{
		s.one(): s.arguments("s1"), s.many(): s.manyArguments("s1"),
	} {
		t.Run(typeName, func(t *testing.T) {
			t.Parallel()

			fake, server := s.server(t, map[string]any{"http": map[string]any{"max_retries": 0}})
			fake.PutSession("s1", s.status(datasources.Pending))
			server.Read(t, s.one(), s.arguments("s1"))

			arguments["wait_for"] = untilApproved()

			before := len(fake.Requests())
			fake.FailNext(fakevendor.Pass(), fakevendor.Fault{Status: 521}, fakevendor.Page(http.StatusOK),
				fakevendor.Page(http.StatusFound), fakevendor.AnotherServer())
			fake.After(before+5, func() { fake.SetStatus("s1", s.status(datasources.Approved)) })

			result := server.Read(t, typeName, arguments)
			one, many := acctest.At(result.Values, "decision"), acctest.At(result.Values, "sessions", "s1", "decision")

			if one != "approved" && many != "approved" {
				t.Errorf("decisions are %v and %v, errors %q", one, many, result.Errors)
			}

			if requests := len(fake.Requests()) - before; requests != 6 {
				t.Errorf("%d requests", requests)
			}
		})
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
