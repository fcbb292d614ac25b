package main

import (
	"bytes"
	"math"
	"os"
	"slices"

	"golang.org/x/perf/benchfmt"
)

// The metrics of a plan.
const (
	planTime     = "sec/op"          // from the command line, with the start of CLI and provider
	providerTime = "provider-sec/op" // processor time
	cliTime      = "cli-sec/op"      // processor time
	peakMemory   = "peak-B"          // resident memory of a provider process
	connections  = "connections/op"
	tokens       = "tokens/op" // token requests
)

// results are what was measured.
type results struct {
	config  map[string]string    // machine, date and peer
	samples map[string][]float64 // by workload and metric, one for each run
}

// read reads what runs of the benchmark have printed.
func read(path string) (results, error) {
	r := results{map[string]string{}, map[string][]float64{}}

	file, err := os.Open(path)
	if err != nil {
		return r, err
	}
	defer file.Close()

	lines := benchfmt.NewReader(file, path)
	for lines.Scan() {
		switch line := lines.Result().(type) {
		case *benchfmt.SyntaxError:
			return r, line
		case *benchfmt.Result:
			_, parts := line.Name.Parts() // source, delay, sessions, processors
			name := string(bytes.Join(parts[:3], nil))

			for _, value := range line.Values {
				r.samples[name+value.Unit] = append(r.samples[name+value.Unit], value.Value)
			}

			for _, config := range line.Config {
				r.config[config.Key] = string(config.Value)
			}
		}
	}

	return r, lines.Err()
}

// sorted returns a metric in all runs: NaN if it was not measured.
func (r results) sorted(w workload, metric string) []float64 {
	if values := r.samples["/"+w.String()+metric]; len(values) > 0 {
		return slices.Sorted(slices.Values(values))
	}

	return []float64{math.NaN()}
}

func (r results) median(w workload, metric string) float64 {
	values := r.sorted(w, metric)
	last := len(values) - 1

	return (values[last/2] + values[(last+1)/2]) / 2
}
