// Bench prints a part of the report on what BenchmarkPlan has measured: bench aims|readme|guide|plot RESULTS.
package main

import (
	"bytes"
	"fmt"
	"log"
	"os"
	"strings"
)

// plotURL is where registries find the plot: they show pages without the files beside them.
const plotURL = "https://raw.githubusercontent.com/seed-97276580/terraform-provider-identity/main/benchmarks/plans.svg"

func main() {
	log.SetFlags(0)

	if len(os.Args) == 3 {
		results, err := read(os.Args[2])
		if err != nil {
			log.Fatal(err)
		}

		if text, ok := results.parts()[os.Args[1]]; ok {
			fmt.Print(text)

			return
		}
	}

	log.Fatal("usage: bench aims|readme|guide|plot RESULTS")
}

// parts returns the parts of the report. What was not measured is NaN there.
func (r results) parts() map[string]string {
	return map[string]string{
		"aims": r.verdicts(),
		"readme": "# What a plan costs\n\n" + r.image("plans.svg") + r.table(1) +
			"\n[All runs](plans.txt) are in the format of benchstat, which shows how much they differ.\n" +
			"\n## Aims\n\n" + r.verdicts() + r.explanation(),
		"guide": "\n" + r.image(plotURL) + r.table(1000) + "\n",
		"plot":  r.plot(),
	}
}

func (r results) image(url string) string { return fmt.Sprintf("![%s](%s)\n\n", r.title(), url) }

// table returns the plans of at least so many sessions.
func (r results) table(least int) string {
	text := bytes.NewBufferString(fmt.Sprintf(`%s, %s. Each time is the median of %d whole plans, in seconds, with
vendors that respond at once or after 50 ms. CPU times, the provider's peak memory and connections are those of the
former. %s is the data source of %s, the others are this provider's.

| Data source | Sessions | At once | After 50 ms | Provider's CPU | CLI's CPU | MB | Connections |
|---|--:|--:|--:|--:|--:|--:|--:|
`, r.config["machine"], r.config["date"], len(r.sorted(workloads()[0], planTime)), "`http`", r.config["peer"]))

	for _, w := range workloads() {
		if w.delay == 0 && w.sessions >= least {
			fmt.Fprintf(text, "| `%s` | %d | %.2f | %.2f | %.2f | %.2f | %.0f | %.0f |\n",
				strings.TrimPrefix(w.source, "identity_"), w.sessions, r.median(w, planTime),
				r.median(workload{w.source, slow, w.sessions}, planTime), r.median(w, providerTime), r.median(w, cliTime),
				r.median(w, peakMemory)/1e6, r.median(w, connections))
		}
	}

	return text.String()
}
