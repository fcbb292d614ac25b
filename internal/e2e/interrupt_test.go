package e2e_test

import (
	"maps"
	"net/http"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/seed-97276580/terraform-provider-identity/internal/acctest"
	"github.com/seed-97276580/terraform-provider-identity/internal/acctest/fakes"
	"github.com/seed-97276580/terraform-provider-identity/internal/acctest/fakevendor"
	"github.com/seed-97276580/terraform-provider-identity/internal/datasources"
)

// waitForApproval waits longer than any test runs.
const waitForApproval = `
  wait_for {
    decisions     = ["approved"]
    poll_interval = "5m"
  }
`

// Ctrl-C ends whatever the provider waits for, long before the wait would end.
func TestInterruptEndsWaiting(t *testing.T) {
	t.Parallel()

	for name, test := range map[string]struct {
		more    string // arguments
		prepare func(fakes.Fake)
	}{
		"for a retry": {prepare: func(f fakes.Fake) {
			api(fault(http.StatusServiceUnavailable, "", "Retry-After", "25"))(f, nil)
		}},
		"for a response": {prepare: func(fakes.Fake) {}},
		"for a decision": {more: waitForApproval, prepare: func(f fakes.Fake) {
			f.SetStatus("s1", status(f, datasources.Pending))
		}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			forEachVendor(t, func(t *testing.T, fake fakes.Fake, env acctest.Env) {
				t.Helper()

				test.prepare(fake)

				isSilent := name == "for a response"
				url, arrived := announce(t, fake, isSilent)

				maps.Copy(env, fake.Environment(url))

				interrupt(t, write(t, reads("data", fake, test.more)), env, arrived)
			})
		})
	}
}

// Both CLIs go on to open ephemeral resources whose turn comes after Ctrl-C. They do not wait any more.
func TestInterruptEndsWhatIsOpenedLater(t *testing.T) {
	t.Parallel()
	acctest.RequireEphemeral(t)

	forEachVendor(t, func(t *testing.T, fake fakes.Fake, env acctest.Env) {
		t.Helper()

		fake.SetStatus("s1", status(fake, datasources.Pending))

		url, arrived := announce(t, fake, false)
		maps.Copy(env, fake.Environment(url))

		waits := reads("ephemeral", fake, "count = 3\n"+waitForApproval)
		interrupt(t, write(t, waits), env, arrived, "-parallelism=1")
	})
}

// announce serves a fake, and returns its address and a channel that gets something when it has responded to a read. A
// silent one does not respond to reads.
func announce(t *testing.T, fake fakes.Fake, isSilent bool) (address string, arrived <-chan struct{}) {
	t.Helper()

	reads := make(chan struct{}, 1)

	return fakevendor.Start(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		isRead := r.Method == http.MethodGet
		if !isRead || !isSilent {
			fake.ServeHTTP(w, r)
		}

		if !isRead {
			return
		}

		select {
		case reads <- struct{}{}:
		default:
		}

		if isSilent {
			<-r.Context().Done()
		}
	})), reads
}

// interrupt starts a plan, and sends what Ctrl-C sends once a read has arrived.
func interrupt(t *testing.T, folder string, env acctest.Env, arrived <-chan struct{}, args ...string) {
	t.Helper()

	command, output := cliCommand(t, folder, env, "plan", args...)
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

	if text := output.String(); !strings.Contains(text, "Interrupt received") || !strings.Contains(text, "cancelled") {
		t.Errorf("output is %s", text)
	}
}

// Users who wait see in the log, at info level, what for.
func TestWaitingIsLogged(t *testing.T) {
	t.Parallel()

	forEachVendor(t, func(t *testing.T, fake fakes.Fake, env acctest.Env) {
		t.Helper()

		env["TF_LOG"] = "INFO"

		pending := status(fake, datasources.Pending)
		fake.SetStatus("s1", pending)
		fake.After(2, func() { fake.SetStatus("s1", fake.Approved()) })

		output := mustCLI(t, write(t, reads("data", fake, strings.Replace(waitForApproval, "5m", "1s", 1))), env, "plan")
		if !strings.Contains(output, "Waiting for a session") || !strings.Contains(output, "status="+pending) {
			t.Errorf("the wait is not logged: %s", output)
		}
	})
}
