package solaris_test

import (
	"testing"

	"github.com/seed-97276580/terraform-provider-identity/internal/acctest"
)

func TestMain(m *testing.M) { acctest.Main(m) }
