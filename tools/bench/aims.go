package main

import (
	"bytes"
	"fmt"
	"math"
	"strings"
)

// aim is a limit for what is measured of some vendors.
type aim struct {
	vendors string
	what    string
	sign    string // ≥ or ≤
	limit   float64
	measure func(r results, vendor string) float64
}

// The data sources that aims compare: VENDOR is to be replaced by the vendor's name.
const (
	peer   = "http"
	single = "identity_VENDOR_session"
	plural = "identity_VENDOR_sessions"
	both   = "beltic solaris"
)

var aims = []aim{
	{both, "time: 1,000 `http` / 1,000 by id", "≥", 60, ratio(workload{peer, 0, 1000}, workload{plural, 0, 1000})},
	{both, "time: 1,000 `http` / 1,000 by id, floor", "≥", 40, ratio(workload{peer, 0, 1000}, workload{plural, 0, 1000})},
	{both, "time: 10,000 by id / 1,000", "≤", 11, ratio(workload{plural, 0, 10_000}, workload{plural, 0, 1000})},
	{"beltic", "time: 10,000 / 1,000 `http`", "≤", 0.2, ratio(workload{plural, 0, 10_000}, workload{peer, 0, 1000})},
	{"solaris", "time: 10,000 / 1,000 `http`", "≤", 0.1, ratio(workload{plural, 0, 10_000}, workload{peer, 0, 1000})},
	{both, "time: 250 with `for_each` / 250 `http`", "≤", 1.15, ratio(workload{single, 0, 250}, workload{peer, 0, 250})},
	{both, "the same after 50 ms", "≤", 1, ratio(workload{single, slow, 250}, workload{peer, slow, 250})},
	{both, "time: 1 session / 1 `http`", "≤", 1, ratio(workload{single, 0, 1}, workload{peer, 0, 1})},
	{both, "peak memory in MB, any plan", "≤", 200, highest(peakMemory, 1e6)},
	{both, "connections, any plan", "≤", 32, highest(connections, 1)},
	{"beltic", "token requests, any plan", "≤", 0, highest(tokens, 1)},
	{"solaris", "token requests, any plan", "≤", 1, highest(tokens, 1)},
}

// verdicts returns a table that says which aims were met.
func (r results) verdicts() string {
	text := bytes.NewBufferString("| Vendor | Aim | Limit | Measured | |\n|---|---|--:|--:|---|\n")

	for _, aim := range aims {
		for vendor := range strings.FieldsSeq(aim.vendors) {
			measured, verdict := aim.measure(r, vendor), "missed"

			switch {
			case math.IsNaN(measured):
				verdict = "not measured"
			case aim.sign == "≥" && measured >= aim.limit, aim.sign == "≤" && measured <= aim.limit:
				verdict = "met"
			}

			fmt.Fprintf(text, "| %s | %s | %s %g | %.3g | %s |\n", vendor, aim.what, aim.sign, aim.limit, measured, verdict)
		}
	}

	return text.String()
}

// explanation says what every plan pays, whatever it reads.
func (r results) explanation() string {
	one, http := r.seconds(workload{peer, 0, 1}, ""), r.seconds(workload{peer, 0, 1000}, "")

	var faster []string

	for vendor := range strings.FieldsSeq(both) {
		byID := r.seconds(workload{plural, 0, 1000}, vendor) - r.seconds(workload{plural, 0, 1}, vendor)
		faster = append(faster, fmt.Sprintf("%.0f times (%s)", (http-one)/byID, vendor))
	}

	return fmt.Sprintf(`
A plan of one session takes %.2f s, with %s as well: the CLI starts, and starts each provider twice. Without that
time, reading 1,000 by id is %s as fast as 1,000 %[2]s.
[Where the time goes](../DESIGN.md#where-the-time-goes) has the profile.
`, one, "`http`", strings.Join(faster, " and "))
}

// ratio compares the times of two plans.
func ratio(a, b workload) func(results, string) float64 {
	return func(r results, vendor string) float64 { return r.seconds(a, vendor) / r.seconds(b, vendor) }
}

// seconds returns the time of a plan whose source is a vendor's.
func (r results) seconds(w workload, vendor string) float64 {
	return r.median(workload{strings.Replace(w.source, "VENDOR", vendor, 1), w.delay, w.sessions}, planTime)
}

// highest returns the largest value of a vendor's plans: NaN if one was not measured.
func highest(metric string, unit float64) func(results, string) float64 {
	return func(r results, vendor string) (highest float64) {
		for _, w := range workloads() {
			if strings.Contains(w.source, vendor) {
				values := r.sorted(w, metric)
				highest = max(highest, values[len(values)-1]/unit)
			}
		}

		return highest
	}
}
