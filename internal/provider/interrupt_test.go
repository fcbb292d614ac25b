package provider_test

import (
	"net/http"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/seed-97276580/terraform-provider-identity/internal/datasources/beltic/beltictest"
)

// Ctrl-C ends whatever the provider waits for, long before the wait would end.
func TestInterruptEndsWaiting(t *testing.T) {
	t.Parallel()

	for name, test := range map[string]struct {
		config string
		answer http.HandlerFunc
	}{
		"for a retry": {readBeltic, func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Retry-After", "25")
			w.WriteHeader(http.StatusServiceUnavailable)
		}},
		"for a decision": {
			strings.Replace(readBeltic, "id = \"s1\"", "id = \"s1\"\n  wait_for = { poll_interval = \"5m\" }", 1),
			func(w http.ResponseWriter, _ *http.Request) {
				_, _ = w.Write([]byte(beltictest.SessionJSON("s1", "pending")))
			},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			v := setUp(t)
			arrived := make(chan struct{}, 1)
			v.env["BELTIC_BASE_URL"] = serve(t, func(w http.ResponseWriter, r *http.Request) {
				test.answer(w, r)

				select {
				case arrived <- struct{}{}:
				default:
				}
			})

			command, output := cliCommand(t, write(t, test.config), v.env, "plan", "-input=false", "-no-color")
			if err := command.Start(); err != nil {
				t.Fatal(err)
			}

			select {
			case <-arrived:
			case <-time.After(time.Minute):
				t.Error("no request came")
			}

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
		})
	}
}

// Who waits sees in the log, at info level, what for.
func TestWaitingIsLogged(t *testing.T) {
	t.Parallel()

	v := setUp(t)
	v.env["TF_LOG"] = "INFO"
	v.beltic.SetStatus("s1", "marked_for_review")
	v.beltic.After(1, func() { v.beltic.SetStatus("s1", "approved") })

	folder := write(t, strings.Replace(readBeltic, "id = \"s1\"", "id = \"s1\"\n  wait_for = { poll_interval = \"1s\" }", 1))

	output, err := cli(t, folder, v.env, "plan", "-input=false", "-no-color")
	if err != nil || !strings.Contains(output, "Waiting for a session") || !strings.Contains(output, "status=marked_for_review") {
		t.Errorf("error is %v\n%s", err, output)
	}
}
