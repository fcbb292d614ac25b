package datasources

import (
	"context"
	"errors"
	"fmt"
	"net/http"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/seed-97276580/terraform-provider-identity/internal/apiclient"
)

// ErrorDiagnostic turns the error of a read into what the user sees: a summary in the user's words, what
// happened, and what to do next. What says that an id is wrong points at the attribute at.
func ErrorDiagnostic(vendor string, at path.Path, err error) diag.Diagnostic {
	failure, ok := errors.AsType[*apiclient.Error](err)
	if !ok {
		return diag.NewErrorDiagnostic("Unable to read from "+vendor, err.Error())
	}

	detail := func(advice string) string { return failure.Error() + ".\n\n" + advice }

	switch {
	case apiclient.IsNotFound(err):
		return diag.NewAttributeErrorDiagnostic(at, vendor+" session not found",
			detail("Check the id, and that it belongs to the environment that the credentials are for."))
	case failure.Status == http.StatusUnauthorized:
		return diag.NewErrorDiagnostic(vendor+" rejected the credentials",
			detail(fmt.Sprintf("Check the provider's %s credentials, and that they are for this environment.", vendor)))
	case failure.Status == http.StatusForbidden:
		return diag.NewErrorDiagnostic(vendor+" refused access to the session",
			detail(fmt.Sprintf("The credentials are valid and lack a permission. Ask %s to grant it.", vendor)))
	case errors.Is(err, context.Canceled):
		return diag.NewErrorDiagnostic("Reading from "+vendor+" was cancelled", detail("Run it again."))
	default:
		return diag.NewErrorDiagnostic("Unable to read from "+vendor,
			detail("Try again later. If it happens again, give the text above to the vendor's support."))
	}
}
