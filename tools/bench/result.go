package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"time"
)

// report is what a run of this program has found.
type report struct {
	Where   string // machine, CLI and number of runs
	Results []result
}

// result is what was measured of a workload.
type result struct {
	Workload workload
	Times    []time.Duration // of a whole plan, each
	Usage    usage           // of one more plan
	Traffic  traffic         // of that plan
}

// median returns the time in the middle, the later of two.
func (r result) median() time.Duration {
	times := slices.Sorted(slices.Values(r.Times))

	return times[len(times)/2]
}

func (r result) String() string {
	return fmt.Sprintf("%s: %.2f s", r.Workload, r.Times[len(r.Times)-1].Seconds())
}

// save writes a report as JSON, so that table and plot can be drawn again.
func (r report) save(path string) error {
	text, err := json.MarshalIndent(r, "", "  ")
	if err != nil {
		return err
	}

	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}

	return os.WriteFile(path, append(text, '\n'), 0o644)
}

func load(path string) (report, error) {
	var r report

	text, err := os.ReadFile(path)
	if err != nil {
		return r, err
	}

	return r, json.Unmarshal(text, &r)
}
