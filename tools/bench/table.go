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
		name := "`" + r.Workload.Source + "`"
		if slices.Equal(r.Workload.kind().counts, oneByOne) {
			name += ", `for_each`"
		}

		fmt.Fprintf(&text, "| %s | %d | %s | %.2f s | %.2f–%.2f s | %.2f s, %.2f s | %d MiB | %d | %d |\n",
			name, r.Workload.Sessions, answers(r.Workload.Delay), r.median().Seconds(), slices.Min(r.Times).Seconds(), slices.Max(r.Times).Seconds(),
			r.Usage.Provider.Seconds(), r.Usage.CLI.Seconds(), r.Usage.Memory>>20, r.Traffic.Connections, r.Traffic.Tokens)
	}

	return strings.TrimSuffix(text.String(), "\n")
}

// answers says when the vendor answers.
func answers(delay time.Duration) string {
	if delay == 0 {
		return "at once"
	}

	return fmt.Sprintf("after %d ms", delay.Milliseconds())
}
