package apiclient

import (
	"strings"
	"testing"
)

func TestParseProblem(t *testing.T) {
	t.Parallel()

	for name, test := range map[string]struct {
		body string
		want Problem
	}{
		"list":                 {`{"errors": [{"id": "i", "status": "400", "code": "c", "title": "t", "detail": "d"}]}`, Problem{"c", "t", "d", "i"}},
		"list with int status": {`{"errors": [{"id": "i", "status": 400, "code": "c", "title": "t", "detail": "d"}]}`, Problem{"c", "t", "d", "i"}},
		"first of several":     {`{"errors": [{"code": "c1"}, {"code": "c2"}]}`, Problem{Code: "c1"}},
		"flat":                 {`{"id": "i", "status": "400", "code": "c", "title": "t", "detail": "d"}`, Problem{"c", "t", "d", "i"}},
		"flat with message":    {`{"code": "c", "message": "m"}`, Problem{Code: "c", Detail: "m"}},
		"nested":               {`{"error": {"code": "c", "message": "m", "details": [], "request_id": "r"}}`, Problem{"c", "", "m", "r"}},
		"OAuth2":               {`{"error": "invalid_client", "error_description": "d"}`, Problem{Code: "invalid_client", Detail: "d"}},
		"wrong member type":    {`{"code": 7, "detail": "d"}`, Problem{Detail: "d"}},
		"empty list":           {`{"errors": []}`, Problem{}},
		"list of texts":        {`{"errors": ["secret"]}`, Problem{}},
		"null":                 {`null`, Problem{}},
		"array":                {`[{"code": "secret"}]`, Problem{}},
		"text":                 {`"secret"`, Problem{}},
		"HTML":                 {`<html>secret</html>`, Problem{}},
		"empty":                {``, Problem{}},
		"truncated":            {`{"code": "secret`, Problem{}},
		"terminal escapes":     {`{"detail": "a\u001b[31mb\r\nc\td\u202ee"}`, Problem{Detail: "a[31mb c de"}},
	} {
		if got := parseProblem([]byte(test.body)).presentable(nil); got != test.want {
			t.Errorf("%s: got %+v, want %+v", name, got, test.want)
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

// A vendor that repeats a credential in its words does not get it shown.
func TestProblemShowsNoSecrets(t *testing.T) {
	t.Parallel()

	got := Problem{Code: "secret", Title: "a secret", Detail: "key secret, twice: secret", ID: "secret-1"}.presentable([]string{"", "secret"})
	if want := (Problem{"***", "a ***", "key ***, twice: ***", "***-1"}); got != want {
		t.Errorf("got %+v", got)
	}

	// Longer than what is shown, and broken up.
	long := strings.Repeat("s", 2*maxDetail)
	if got := (Problem{Detail: "bad " + long}).presentable([]string{long}).Detail; got != "bad ***" {
		t.Errorf("got %s", got)
	}
}
