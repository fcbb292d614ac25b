package datasources

import (
	"context"
	"errors"
	"net/http"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/seed-97276580/terraform-provider-identity/internal/apiclient"
)

func TestErrorDiagnostic(t *testing.T) {
	t.Parallel()

	failure := func(status int, cause error) error {
		return &apiclient.Error{
			Vendor: "Vendor", Method: http.MethodGet, Path: "/v1/7", Status: status,
			Problem: apiclient.Problem{Code: "c", Title: "T", Detail: "d.", ID: "e1"}, Err: cause,
		}
	}

	for name, test := range map[string]struct {
		err  error
		want diag.Diagnostic
	}{
		"not found": {failure(http.StatusNotFound, nil), diag.NewAttributeErrorDiagnostic(path.Root("id"),
			"Vendor session not found",
			"Vendor: GET /v1/7: 404 Not Found: c: T: d (error id e1).\n\n"+
				"Check the id, and that it belongs to the environment that the credentials are for.")},
		"wrong credentials": {failure(http.StatusUnauthorized, nil), diag.NewErrorDiagnostic(
			"Vendor rejected the credentials",
			"Vendor: GET /v1/7: 401 Unauthorized: c: T: d (error id e1).\n\n"+
				"Check the provider's Vendor credentials, and that they are for this environment.")},
		"forbidden": {failure(http.StatusForbidden, nil), diag.NewErrorDiagnostic(
			"Vendor refused access to the session",
			"Vendor: GET /v1/7: 403 Forbidden: c: T: d (error id e1).\n\n"+
				"The credentials are valid and lack a permission. Ask Vendor to grant it.")},
		"cancelled": {failure(0, context.Canceled), diag.NewErrorDiagnostic(
			"Reading from Vendor was cancelled",
			"Vendor: GET /v1/7: c: T: d: context canceled (error id e1).\n\nRun it again.")},
		"server error": {failure(http.StatusInternalServerError, nil), diag.NewErrorDiagnostic(
			"Unable to read from Vendor",
			"Vendor: GET /v1/7: 500 Internal Server Error: c: T: d (error id e1).\n\n"+
				"Try again later. If it happens again, give the text above to the vendor's support.")},
		"any other": {errors.New("text"), diag.NewErrorDiagnostic("Unable to read from Vendor", "text")},
	} {
		got := ErrorDiagnostic("Vendor", path.Root("id"), test.err)
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}
