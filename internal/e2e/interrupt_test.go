//go:build unix

package e2e_test

import (
	"cmp"
	"maps"
	"net/http"
	"os/exec"
	"path/filepath"
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

				var responds chan struct{}
				if test.isSilent {
					responds = make(chan struct{})
				}

				arrived := announce(t, fake, env, responds)

				folder := write(t, reads(cmp.Or(test.kind, "data"), fake, test.arguments))
				command, output := cliCommand(t, folder, env, test.command[0], test.command[1:]...)
				interrupt(t, command, arrived, test.inTerminal)
				interrupted := time.Now()

				if err := command.Wait(); err == nil {
					t.Error("the command succeeded")
				}

				if took := time.Since(interrupted); took > 20*time.Second {
					t.Errorf("it took %s", took)
				}

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

// After Ctrl-C in a terminal, the CLIs' tests end what they have begun: they need what the provider reads to delete
// what they have created.
func TestInterruptedTestDeletesWhatItCreated(t *testing.T) {
	t.Parallel()

	forEachVendor(t, func(t *testing.T, fake fakes.Fake, env acctest.Env) {
		t.Helper()

		interrupted := make(chan struct{})
		arrived := announce(t, fake, env, interrupted)

		folder := write(t, reads("data", fake, "")+`
			resource "terraform_data" "gated" {
			  input = data.`+fake.One()+`.test.decision
			}
		`)
		writeFile(t, filepath.Join(folder, "gate.tftest.hcl"), `run "apply" {}`)

		command, output := cliCommand(t, folder, env, "test")
		interrupt(t, command, arrived, true)
		close(interrupted)

		err := command.Wait()
		if text := output.String(); !strings.Contains(text, "1 passed, 0 failed") || strings.Contains(text, "gated") {
			t.Errorf("error %v, output is %s", err, text)
		}
	})
}

// announce puts a fake into env, and returns a channel that gets something when a read has arrived. The fake responds
// to reads once responds is closed; if it is nil, before they are announced.
func announce(t *testing.T, fake fakes.Fake, env acctest.Env, responds <-chan struct{}) (arrived <-chan struct{}) {
	t.Helper()

	reads := make(chan struct{}, 1)

	url := fakevendor.Start(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		isRead := r.Method == http.MethodGet
		if !isRead || responds == nil {
			fake.ServeHTTP(w, r)
		}

		if !isRead {
			return
		}

		select {
		case reads <- struct{}{}:
		default:
		}

		if responds == nil {
			return
		}

		select {
		case <-responds:
			fake.ServeHTTP(w, r)
		case <-r.Context().Done():
		}
	}))

	maps.Copy(env, fake.Environment(url))

	return reads
}

// interrupt starts a command, and sends what Ctrl-C sends once a read has arrived: in a terminal to each process of the
// command's group.
func interrupt(t *testing.T, command *exec.Cmd, arrived <-chan struct{}, inTerminal bool) {
	t.Helper()

	command.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}

	select {
	case <-arrived:
	case <-time.After(time.Minute):
		t.Error("no request came")
	}

	target := command.Process.Pid
	if inTerminal {
		target = -target
	}

	if err := syscall.Kill(target, syscall.SIGINT); err != nil {
		t.Fatal(err)
	}
}
