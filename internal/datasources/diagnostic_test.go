package datasources

import (
	"errors"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/seed-97276580/terraform-provider-identity/internal/apiclient"
)

func TestEveryKindHasAdvice(t *testing.T) {
	t.Parallel()

	for kind := apiclient.Refused; kind <= apiclient.Unreachable; kind++ {
		if adviceByKind[kind] == (advice{}) {
			t.Errorf("no advice for kind %d", kind)
		}
	}
}

func TestErrorDiagnosticOfAnotherError(t *testing.T) {
	t.Parallel()

	got := ErrorDiagnostic("Vendor", path.Root("id"), errors.New("text"))
	if got.Summary() != "Unable to read from Vendor" || got.Detail() != "text" {
		t.Errorf("got %v", got)
	}
}
