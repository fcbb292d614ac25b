// Bench prints a part of the report on what BenchmarkPlan has measured: bench aims|readme|guide|plot RESULTS.
package main

import (
	"bytes"
	"fmt"
	"log"
	"os"
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
			"\n## Aims\n\n" + r.verdicts() + r.explanation(),
		"guide": "\n" + r.image(plotURL) + r.table(1000) + "\n",
		"plot":  r.plot(),
	}
}

func (r results) image(url string) string { return fmt.Sprintf("![%s](%s)\n\n", r.title(), url) }

// table returns the plans of at least so many sessions. Only a table of all of them has room for the ranges.
func (r results) table(least int) string {
	text := bytes.NewBufferString(fmt.Sprintf(`%s, %s. Each time is the median of %d whole plans, with vendors that
respond at once or after 50 ms. CPU time, the provider's peak memory, connections and token requests are those of
the former. %s is the data source of %s.

| Data source | Sessions | At once | After 50 ms | Provider CPU | CLI CPU | Memory | Connections | Tokens |
|---|--:|--:|--:|--:|--:|--:|--:|--:|
`, r.config["machine"], r.config["date"], len(r.sorted(workloads()[0], planTime)), "`http`", r.config["peer"]))

	seconds := func(w workload) string {
		all := r.sorted(w, planTime)
		if least > 1 {
			return fmt.Sprintf("%.2f s", r.median(w, planTime))
		}

		return fmt.Sprintf("%.2f s (%.2f–%.2f)", r.median(w, planTime), all[0], all[len(all)-1])
	}

	for _, w := range workloads() {
		if w.delay == 0 && w.sessions >= least {
			fmt.Fprintf(text, "| `%s` | %d | %s | %s | %.2f s | %.2f s | %.0f MB | %.0f | %.0f |\n",
				w.source, w.sessions, seconds(w), seconds(workload{w.source, slow, w.sessions}), r.median(w, providerTime),
				r.median(w, cliTime), r.median(w, peakMemory)/1e6, r.median(w, connections), r.median(w, tokens))
		}
	}

	return text.String()
}
