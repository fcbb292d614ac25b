// Package e2e tests the whole product: the built provider, with Terraform or OpenTofu, against the fakes of all
// vendors.
package e2e_test

import (
	"testing"

	"github.com/seed-97276580/terraform-provider-identity/internal/acctest"
)

func TestMain(m *testing.M) { acctest.Main(m) }
