//go:build unix

package e2e_test

import (
	"cmp"
	"maps"
	"net/http"
	"os/exec"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/seed-97276580/terraform-provider-identity/internal/acctest"
	"github.com/seed-97276580/terraform-provider-identity/internal/acctest/fakes"
	"github.com/seed-97276580/terraform-provider-identity/internal/acctest/fakevendor"
	"github.com/seed-97276580/terraform-provider-identity/internal/datasources"
)

// Ctrl-C ends whatever the provider waits for, long before the wait would end.
func TestInterruptEndsWaiting(t *testing.T) {
	t.Parallel()

	prepareRetry := func(f fakes.Fake) { api(fault(http.StatusServiceUnavailable, "", "Retry-After", "25"))(f, nil) }
	prepareWait := func(f fakes.Fake) { f.SetStatus("s1", status(f, datasources.Pending)) }

	for name, test := range map[string]struct {
		kind       string // data by default
		arguments  string
		prepare    func(fakes.Fake)
		isSilent   bool // the fake does not respond to reads
		command    []string
		inTerminal bool // which interrupts the provider, too
	}{
		"for a retry":    {prepare: prepareRetry, command: []string{"plan"}},
		"for a response": {prepare: func(fakes.Fake) {}, isSilent: true, command: []string{"plan"}},
		"for a decision": {prepare: prepareWait, arguments: waitForApproval, command: []string{"plan"}},
		// The CLIs go on to open those whose turn comes later.
		"for one ephemeral resource after the other": {
			kind: "ephemeral", prepare: prepareWait, arguments: "count = 3\n" + waitForApproval,
			command: []string{"plan", "-parallelism=1"},
		},
		// While an apply makes its plan, the CLIs do not tell the provider.
		"in the plan of an apply": {
			prepare: prepareWait, arguments: waitForApproval, command: []string{"apply", "-auto-approve"}, inTerminal: true,
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			if test.kind == "ephemeral" {
				acctest.RequireEphemeral(t)
			}

			forEachVendor(t, func(t *testing.T, fake fakes.Fake, env acctest.Env) {
				t.Helper()

				test.prepare(fake)
				url, arrived := announce(t, fake, test.isSilent)
				maps.Copy(env, fake.Environment(url))

				folder := write(t, reads(cmp.Or(test.kind, "data"), fake, test.arguments))
				command, output := cliCommand(t, folder, env, test.command[0], test.command[1:]...)
				command.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}

				interrupt(t, command, arrived, test.inTerminal)

				text := output.String()
				// In a terminal, the provider may be faster than the CLI's own message.
				isSaid := test.inTerminal || strings.Contains(text, "Interrupt received")

				if !isSaid || !strings.Contains(text, "cancelled") {
					t.Errorf("output is %s", text)
				}
			})
		})
	}
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

// interrupt starts a command, and sends what Ctrl-C sends once a read has arrived: in a terminal to each process of the
// command's group.
func interrupt(t *testing.T, command *exec.Cmd, arrived <-chan struct{}, inTerminal bool) {
	t.Helper()

	if err := command.Start(); err != nil {
		t.Fatal(err)
	}

	select {
	case <-arrived:
	case <-time.After(time.Minute):
		t.Error("no request came")
	}

	interrupted, target := time.Now(), command.Process.Pid
	if inTerminal {
		target = -target
	}

	if err := syscall.Kill(target, syscall.SIGINT); err != nil {
		t.Fatal(err)
	}

	if err := command.Wait(); err == nil {
		t.Error("the command succeeded")
	}

	if took := time.Since(interrupted); took > 20*time.Second {
		t.Errorf("it took %s", took)
	}
}
