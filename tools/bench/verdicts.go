package main

import (
	"fmt"
	"strings"
)

// verdict compares what was measured with what is aimed at.
type verdict struct {
	what            string
	limit, measured float64
	atLeast         bool // limit is the least, not the most
}

func (v verdict) String() string {
	met, word := v.measured <= v.limit, "at most"
	if v.atLeast {
		met, word = v.measured >= v.limit, "at least"
	}

	answer := "met"
	if !met {
		answer = "MISSED"
	}

	return fmt.Sprintf("%-75s %s %7.2f, measured %7.2f: %s", v.what, word, v.limit, v.measured, answer)
}

// verdicts says which aims were met, with a vendor that answers at once. What was not measured is left out.
func verdicts(results []result) string {
	find := func(source string, sessions int) *result {
		for i, r := range results {
			if r.Workload == (workload{Source: source, Sessions: sessions}) {
				return &results[i]
			}
		}

		return nil
	}

	var lines []string

	judge := func(what string, limit float64, atLeast bool, of *result, measure func(result) float64) {
		if of != nil {
			lines = append(lines, verdict{what, limit, measure(*of), atLeast}.String())
		}
	}

	seconds := func(r result) float64 { return r.median().Seconds() }
	mebibytes := func(r result) float64 { return float64(r.Usage.Memory) / (1 << 20) }
	over := func(base *result) func(result) float64 {
		return func(r result) float64 { return seconds(r) / seconds(*base) }
	}

	thousand := find("identity_beltic_sessions", 1000)
	judge("1,000 Beltic sessions by id, seconds", 0.7, false, thousand, seconds)

	for _, source := range []string{"identity_beltic_sessions", "identity_solaris_sessions"} {
		if base := find(source, 1000); base != nil {
			judge("10,000 of "+source+", times 1,000", 11, false, find(source, most), over(base))
			judge("10,000 of "+source+", MiB in the provider", 200, false, find(source, most), mebibytes)
		}
	}

	if thousand != nil {
		judge("1,000 data sources http, times 1,000 Beltic sessions by id", 60, true, find("http", 1000), over(thousand))
	}

	for _, count := range []int{1, 250} {
		if peer := find("http", count); peer != nil {
			judge(fmt.Sprintf("%d data sources identity_beltic_session, times as many http", count), 1, false,
				find("identity_beltic_session", count), over(peer))
		}
	}

	return strings.Join(lines, "\n")
}
