package main

import (
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// BenchmarkPlan measures whole plans against fake vendors that take $BENCH_DELAY for each response. scripts/bench.sh
// builds and starts what it needs.
func BenchmarkPlan(b *testing.B) {
	for _, w := range workloads() {
		if w.delay.String() != os.Getenv("BENCH_DELAY") {
			continue
		}

		b.Run(w.String(), func(b *testing.B) {
			folder := writePlan(b, w)
			all := time.Duration(0) // processor time of CLI and providers

			for b.Loop() {
				plan := exec.CommandContext(b.Context(), os.Getenv("BENCH_CLI"), "plan", "-input=false", "-no-color")
				plan.Dir = folder

				if output, err := plan.CombinedOutput(); err != nil {
					b.Fatalf("%v\n%s", err, output)
				}

				all += plan.ProcessState.UserTime() + plan.ProcessState.SystemTime()
			}

			var seen struct{ Connections, Requests, Tokens int } // by the vendors, since they were last asked

			response, err := http.Get(os.Getenv("BENCH_STATISTICS")) //nolint:noctx // from this machine
			must(b, err)
			must(b, json.NewDecoder(response.Body).Decode(&seen))
			must(b, response.Body.Close())

			plans := float64(b.N)
			if seen.Requests-seen.Tokens != w.sessions*b.N {
				b.Fatalf("the vendors saw %+v, want %d sessions in %g plans", seen, w.sessions, plans)
			}

			provider, peak := readUsage(b)
			b.ReportMetric(provider/plans, providerTime)
			b.ReportMetric((all.Seconds()-provider)/plans, cliTime)
			b.ReportMetric(peak, peakMemory)
			b.ReportMetric(float64(seen.Connections)/plans, connections)
			b.ReportMetric(float64(seen.Tokens)/plans, tokens)
		})
	}
}

// writePlan returns a folder with the workload's configuration.
func writePlan(b *testing.B, w workload) string {
	b.Helper()

	ids := make([]string, w.sessions)
	for i := range ids {
		ids[i] = fmt.Sprintf("\"many-%d\"", i)
	}

	config, err := os.ReadFile(filepath.Join("plans", w.source+".tf"))
	must(b, err)

	folder := b.TempDir()
	must(b, os.WriteFile(filepath.Join(folder, "ids.json"), []byte("["+strings.Join(ids, ",")+"]"), 0o600))
	must(b, os.WriteFile(filepath.Join(folder, "main.tf"), config, 0o600))

	return folder
}

// readUsage empties the file in which time(1) has a line for each provider process: seconds for the user, seconds for
// the system, and the peak of resident memory in KiB. It returns all seconds and the highest peak, in bytes.
func readUsage(b *testing.B) (seconds, peak float64) {
	b.Helper()

	text, err := os.ReadFile(os.Getenv("BENCH_USAGE"))
	must(b, err)
	must(b, os.Remove(os.Getenv("BENCH_USAGE")))

	for line := range strings.Lines(string(text)) {
		var user, system, memory float64

		_, err := fmt.Sscan(line, &user, &system, &memory)
		must(b, err)

		seconds, peak = seconds+user+system, max(peak, 1024*memory)
	}

	return seconds, peak
}

func must(b *testing.B, err error) {
	b.Helper()

	if err != nil {
		b.Fatal(err)
	}
}
