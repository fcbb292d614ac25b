package provider_test

import (
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/seed-97276580/terraform-provider-identity/internal/acctest"
)

// Ctrl-C while the provider waits to retry ends the run long before the wait would.
func TestInterruptEndsARetry(t *testing.T) {
	t.Parallel()

	v := setUp(t)
	arrived := make(chan struct{}, 1)
	v.env["BELTIC_BASE_URL"] = serve(t, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Retry-After", "25")
		w.WriteHeader(http.StatusServiceUnavailable)

		arrived <- struct{}{}
	})

	work := t.TempDir()
	if err := os.WriteFile(filepath.Join(work, "main.tf"), []byte(acctest.Config(readBeltic)), 0o600); err != nil {
		t.Fatal(err)
	}

	command, output := cliCommand(t, work, v.env, "plan", "-input=false", "-no-color")
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}

	<-arrived

	interrupted := time.Now()

	if err := command.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}

	if err := command.Wait(); err == nil {
		t.Error("the plan succeeded")
	}

	if took := time.Since(interrupted); took > 20*time.Second {
		t.Errorf("it took %s", took)
	}

	if text := output.String(); !strings.Contains(text, "Interrupt received") {
		t.Errorf("output is %s", text)
	}
}
