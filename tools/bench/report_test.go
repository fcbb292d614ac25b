package main

import (
	"os"
	"strings"
	"testing"
)

// TestCommittedReport holds the files in benchmarks/ to what was measured.
func TestCommittedReport(t *testing.T) {
	t.Parallel()

	results, err := read("../../benchmarks/plans.txt")
	if err != nil {
		t.Fatal(err)
	}

	for part, file := range map[string]string{"readme": "README.md", "plot": "plans.svg"} {
		want, err := os.ReadFile("../../benchmarks/" + file)
		if err != nil {
			t.Fatal(err)
		}

		if results.parts()[part] != string(want) {
			t.Errorf("%s is not what scripts/bench-report.sh writes", file)
		}
	}
}

func TestVerdicts(t *testing.T) {
	t.Parallel()

	got := results{samples: map[string][]float64{
		"/source=http/delay=0s/sessions=1000sec/op":                      {30},
		"/source=identity_beltic_sessions/delay=0s/sessions=1000sec/op":  {0.6, 0.9, 0.4, 0.1},
		"/source=identity_beltic_sessions/delay=0s/sessions=10000sec/op": {6},
	}}.verdicts()

	for _, want := range []string{"≥ 60 | 60 | met |", "≤ 11 | 12 | missed |", "≥ 40 | NaN | not measured |"} {
		if !strings.Contains(got, want) {
			t.Errorf("got\n%s\nwant %s", got, want)
		}
	}
}
