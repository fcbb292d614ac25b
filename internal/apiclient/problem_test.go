package apiclient

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestParseProblem(t *testing.T) {
	t.Parallel()

	for name, test := range map[string]struct {
		body string
		want Problem
	}{
		"list": {
			body: `{"errors": [{"id": "i", "status": "400", "code": "c", "title": "t", "detail": "d"}]}`,
			want: Problem{Form: ErrorForm, Code: "c", Title: "t", Detail: "d", ID: "i"},
		},
		"list with int status": {
			body: `{"errors": [{"id": "i", "status": 400, "code": "c", "title": "t", "detail": "d"}]}`,
			want: Problem{Form: ErrorForm, Code: "c", Title: "t", Detail: "d", ID: "i"},
		},
		"first of several": {
			body: `{"errors": [{"code": "c1"}, {"code": "c2"}]}`,
			want: Problem{Form: ErrorForm, Code: "c1"},
		},
		"flat": {
			body: `{"id": "i", "status": "400", "code": "c", "title": "t", "detail": "d"}`,
			want: Problem{Form: ErrorForm, Code: "c", Title: "t", Detail: "d", ID: "i"},
		},
		"flat with message": {
			body: `{"code": "c", "message": "m"}`,
			want: Problem{Form: ErrorForm, Code: "c", Detail: "m"},
		},
		"nested": {
			body: `{"error": {"code": "c", "message": "m", "details": [], "request_id": "r"}}`,
			want: Problem{Form: ErrorForm, Code: "c", Detail: "m", ID: "r"},
		},
		"OAuth2": {
			body: `{"error": "invalid_client", "error_description": "d"}`,
			want: Problem{Form: ErrorForm, Code: "invalid_client", Detail: "d"},
		},
		"wrong member type": {
			body: `{"code": 7, "detail": "d"}`,
			want: Problem{Form: BareMessage, Detail: "d"},
		},
		"null members": {
			body: `{"code": null, "detail": null, "message": "m"}`,
			want: Problem{Form: BareMessage, Detail: "m"},
		},
		"words of a gateway": {
			body: `{"status": 404, "error": "Not Found", "path": "/x"}`,
			want: Problem{Form: BareMessage, Detail: "Not Found"},
		},
		"string, and nothing else": {
			body: `{"error": "not_found"}`,
			want: Problem{Form: ErrorForm, Code: "not_found"},
		},
		"title in a list": {
			body: `{"errors": [{"title": "t"}]}`,
			want: Problem{Form: ErrorForm, Title: "t"},
		},
		"byte order mark, and a lone surrogate": {
			body: "\ufeff" + `{"code": "c", "message": "a\ud800"}`,
			want: Problem{Form: ErrorForm, Code: "c", Detail: "a\ufffd"},
		},
		// What gateways respond with that know nothing of the vendor's sessions.
		"message":               {body: `{"message": "Not Found"}`, want: Problem{Form: BareMessage, Detail: "Not Found"}},
		"code that is a number": {body: `{"code": 404, "message": "m"}`, want: Problem{Form: BareMessage, Detail: "m"}},
		"code that is the status": {
			body: `{"code": "404", "type": "Status report", "message": "m"}`,
			want: Problem{Form: BareMessage, Detail: "m"},
		},
		"code that is the status, nested": {
			body: `{"error": {"code": "404", "message": "m"}}`,
			want: Problem{Form: BareMessage, Detail: "m"},
		},
		"code that begins with the status": {
			body: `{"code": " 404 Not Found", "message": "m"}`, want: Problem{Form: BareMessage, Detail: "m"},
		},
		"title in a list, beside a number":           {body: `{"errors": [{"code": 404, "title": "t"}]}`},
		"title in a list, beside the status":         {body: `{"errors": [{"code": "404", "title": "t"}]}`},
		"title in a list, beside an escaped status":  {body: `{"errors": [{"code": "\u0034\u00304", "title": "t"}]}`},
		"title in a list, beside a code with spaces": {body: `{"errors": [{"code": "404 ", "title": "t"}]}`},
		"title and detail in a list, beside a number": {
			body: `{"errors": [{"code": -4.04e2, "title": "t", "detail": "d"}]}`,
			want: Problem{Form: BareMessage, Detail: "d"},
		},
		"title in a list, beside a number in a list": {body: `{"errors": [{"code": [404], "title": "t"}]}`},
		"title in a list, beside a number as a name": {body: `{"errors": [{"code": {"404": null}, "title": "t"}]}`},
		"title in a list, beside a longer number":    {body: `{"errors": [{"code": "1004", "title": "t"}]}`},
		"code that begins with the status, in a word": {
			body: `{"error": {"code": "404_NOT_FOUND", "message": "m"}}`,
			want: Problem{Form: BareMessage, Detail: "m"},
		},
		"code that begins with the status, in another word": {
			body: `{"code": "__404notFound", "message": "m"}`, want: Problem{Form: BareMessage, Detail: "m"},
		},
		"code beside a lone surrogate": {
			body: `{"code": "c", "message": "a\ud800", "meta": {"code": 404}}`,
			want: Problem{Form: BareMessage, Detail: "a\ufffd"},
		},
		"code that ends with the status": {
			body: `{"code": "order_404", "message": "m"}`,
			want: Problem{Form: ErrorForm, Code: "order_404", Detail: "m"},
		},
		"list beside the status": {
			body: `{"code": 404, "errors": [{"code": "c", "title": "t", "detail": "d"}]}`,
			want: Problem{Form: BareMessage, Detail: "d"},
		},
		"list with the status in its second item": {
			body: `{"errors": [{"code": "c", "title": "t"}, {"code": 404}]}`, want: Problem{Code: "c"},
		},
		"list with the status below": {
			body: `{"errors": [{"title": "t", "detail": "d", "meta": {"code": "404"}}]}`,
			want: Problem{Form: BareMessage, Detail: "d"},
		},
		"code and message beside an object with the status": {
			body: `{"code": "c", "message": "m", "error": {"code": 404}}`, want: Problem{Form: BareMessage, Detail: "m"},
		},
		"status, but no code": {
			body: `{"errors": [{"title": "t", "meta": [404, 0, "code", 4], "status": 404, "code": {"x": "code", "404": 1}}]}`,
			want: Problem{Form: ErrorForm, Title: "t"},
		},
		"string beside the status": {
			body: `{"error": "not_found", "code": 404, "message": "m"}`, want: Problem{Form: BareMessage, Detail: "m"},
		},
		"string beside the status, and nothing else": {
			body: `{"error": "not_found", "code": "404"}`, want: Problem{Code: "not_found"},
		},
		"object beside the status": {
			body: `{"error": {"code": "not_found", "message": "m"}, "code": 404}`,
			want: Problem{Form: BareMessage, Detail: "m"},
		},
		"error without a code": {body: `{"error": {"message": "m"}}`, want: Problem{Form: BareMessage, Detail: "m"}},
		"list without a code":  {body: `{"errors": [{"detail": "d"}]}`, want: Problem{Form: BareMessage, Detail: "d"}},
		"code without words":   {body: `{"code": "c"}`, want: Problem{Code: "c"}},
		"title without a code": {body: `{"title": "t", "status": 404}`},
		"an object":            {body: `{"id": "i", "title": "t", "status": "successful"}`},
		"an object with words": {
			body: `{"id": "i", "title": "t", "detail": "d"}`, want: Problem{Form: BareMessage, Detail: "d"},
		},
		"title beside a code that is a number": {body: `{"code": 404, "title": "t"}`},
		"names in other cases":                 {body: `{"Code": "c", "Message": "m"}`},
		"duplicate":                            {body: `{"code": "c", "code": "d", "message": "m"}`},
		"bytes that are not UTF-8":             {body: `{"code": "c", "message": "` + "\xfc" + `"}`},
		"empty list":                           {body: `{"errors": []}`},
		"list of texts":                        {body: `{"errors": ["secret"]}`},
		"null":                                 {body: `null`},
		"array":                                {body: `[{"code": "secret"}]`},
		"text":                                 {body: `"secret"`},
		"HTML":                                 {body: `<html>secret</html>`},
		"empty":                                {body: ``},
		"truncated":                            {body: `{"code": "secret`},
		"terminal escapes": {
			body: `{"detail": "a\u001b[31mb\r\nc\td\u202ee"}`,
			want: Problem{Form: BareMessage, Detail: "a[31mb c de"},
		},
	} {
		if got := parseProblem([]byte(test.body)).presentable(nil); got != test.want {
			t.Errorf("%s: got %+v, want %+v", name, got, test.want)
		}
	}
}

// Whatever a vendor's error consists of, none of it is shown as it came.
func TestProblemIsPresented(t *testing.T) {
	t.Parallel()

	for raw, want := range map[string]string{
		"a\x1b[31m\nb":                "a[31m b",
		"I got secretsecret":          leftOut,
		strings.Repeat("\u00fc", 501): strings.Repeat("\u00fc", 500) + "…",
	} {
		got := Problem{Code: raw, Title: raw, Detail: raw, ID: raw}.presentable([]string{"secretsecret"})
		if diff := cmp.Diff(Problem{Code: want, Title: want, Detail: want, ID: want}, got); diff != "" {
			t.Errorf("%q (-want +got):\n%s", raw, diff)
		}
	}
}

func TestParseProblemCutsTheDetail(t *testing.T) {
	t.Parallel()

	got := parseProblem([]byte(`{"detail": "` + strings.Repeat("ü", 501) + `"}`)).presentable(nil).Detail
	if want := strings.Repeat("ü", 500) + "…"; got != want {
		t.Errorf("detail has %d characters", len([]rune(got)))
	}
}
