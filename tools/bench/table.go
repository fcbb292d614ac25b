package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os/exec"
	"runtime"
	"slices"
	"strings"
	"time"
)

// describe says what was measured where.
func describe(ctx context.Context, cli string, runs int) (string, error) {
	output, err := exec.CommandContext(ctx, cli, "version", "-json").Output()
	if err != nil {
		return "", err
	}

	var version struct {
		Number string `json:"terraform_version"`
	}
	if err := json.Unmarshal(output, &version); err != nil {
		return "", err
	}

	product := "Terraform"
	if text, err := exec.CommandContext(ctx, cli, "version").Output(); err == nil && strings.HasPrefix(string(text), "OpenTofu") {
		product = "OpenTofu"
	}

	return fmt.Sprintf("%s %s, %d processors (%s/%s), %s, median of %d runs of each plan, and the fastest and slowest of them.",
		product, version.Number, runtime.NumCPU(), runtime.GOOS, runtime.GOARCH, time.Now().Format("January 2006"), runs), nil
}

// table renders Markdown.
func table(results []result) string {
	var text strings.Builder

	text.WriteString("| data source | sessions | vendor answers | whole plan | fastest to slowest | processor time: provider, CLI | provider's memory | connections | token requests |\n")
	text.WriteString("|---|--:|---|--:|--:|--:|--:|--:|--:|\n")

	for _, r := range results {
		answers := "at once"
		if r.delay > 0 {
			answers = "after " + strings.Replace(r.delay.String(), "ms", " ms", 1)
		}

		name := "`" + r.kind.name + "`"
		if slices.Equal(r.kind.counts, oneByOne) {
			name += ", `for_each`"
		}

		fmt.Fprintf(&text, "| %s | %d | %s | %.2f s | %.2f–%.2f s | %.2f s, %.2f s | %d MiB | %d | %d |\n",
			name, r.sessions, answers, r.median().Seconds(), slices.Min(r.times).Seconds(), slices.Max(r.times).Seconds(),
			r.usage.provider.Seconds(), r.usage.cli.Seconds(), r.usage.memory>>20, r.traffic.Connections, r.traffic.Tokens)
	}

	return strings.TrimSuffix(text.String(), "\n")
}

// median returns the time in the middle, the later of two.
func (r result) median() time.Duration {
	times := slices.Sorted(slices.Values(r.times))

	return times[len(times)/2]
}
