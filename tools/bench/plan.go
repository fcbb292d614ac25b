package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// concurrency is the provider's max_concurrent_requests where nobody says otherwise.
const concurrency = 32

// time runs the workload's plan once more with the clock on.
func (b bench) time(ctx context.Context, r *result) error {
	begin := time.Now()
	if _, err := b.plan(ctx, r.Workload, "direct"); err != nil {
		return err
	}

	r.Times = append(r.Times, time.Since(begin))

	_, err := b.servers[r.Workload.Delay].traffic(ctx) // counts from zero again

	return err
}

// watch runs the workload's plan once more with an eye on the provider.
func (b bench) watch(ctx context.Context, r *result) error {
	report := filepath.Join(b.folder, "usage")
	if err := os.RemoveAll(report); err != nil {
		return err
	}

	total, err := b.plan(ctx, r.Workload, "watched", "BENCH_PROVIDER="+b.binary(r.Workload.kind().provider()), "BENCH_USAGE="+report)
	if err != nil {
		return err
	}

	if r.Usage, err = readUsage(report); err != nil {
		return err
	}

	r.Usage.CLI = total - r.Usage.Provider
	r.Traffic, err = b.servers[r.Workload.Delay].traffic(ctx)

	return err
}

// provider names the kind's provider.
func (k kind) provider() string {
	if k.ours {
		return "identity"
	}

	return "http"
}

// plan runs the workload's plan, and returns the processor time of all processes together.
func (b bench) plan(ctx context.Context, w workload, config string, env ...string) (time.Duration, error) {
	folder, err := os.MkdirTemp(b.folder, "plan")
	if err != nil {
		return 0, err
	}
	defer os.RemoveAll(folder)

	if err := w.write(folder); err != nil {
		return 0, err
	}

	server := b.servers[w.Delay]

	plan := exec.CommandContext(ctx, b.tools.cli, "plan", "-input=false", "-no-color")
	plan.Dir = folder
	plan.Env = append(environment(), server.env...)
	plan.Env = append(plan.Env, env...)
	plan.Env = append(plan.Env,
		"TF_CLI_CONFIG_FILE="+filepath.Join(b.folder, config+".tfrc"),
		"TF_VAR_base_url="+server.get("BELTIC_BASE_URL"), "TF_VAR_api_key="+server.get("BELTIC_API_KEY"))

	output, err := plan.CombinedOutput()
	if err != nil {
		return 0, fmt.Errorf("%s: %w\n%s", w, err, output)
	}

	return plan.ProcessState.UserTime() + plan.ProcessState.SystemTime(), nil
}

// environment is this process's without what would change a plan.
func environment() []string {
	var kept []string

	for _, variable := range os.Environ() {
		if !strings.HasPrefix(variable, "TF_") && !strings.HasPrefix(variable, "IDENTITY_") &&
			!strings.HasPrefix(variable, "SOLARIS_") && !strings.HasPrefix(variable, "BELTIC_") {
			kept = append(kept, variable)
		}
	}

	return kept
}

// check holds a plan to what does not depend on the machine.
func (r result) check() error {
	if !r.Workload.kind().ours {
		return nil
	}

	var wrong []error

	tokens := 0
	if strings.Contains(r.Workload.Source, "solaris") {
		tokens = 1
	}

	if r.Traffic.Tokens != tokens {
		wrong = append(wrong, fmt.Errorf("%s: %d token requests", r.Workload, r.Traffic.Tokens))
	}

	if r.Traffic.Connections > concurrency {
		wrong = append(wrong, fmt.Errorf("%s: %d connections", r.Workload, r.Traffic.Connections))
	}

	if r.Traffic.Requests != r.Workload.Sessions+tokens {
		wrong = append(wrong, fmt.Errorf("%s: %d requests", r.Workload, r.Traffic.Requests))
	}

	return errors.Join(wrong...)
}
