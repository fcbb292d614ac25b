package main

import (
	"fmt"
	"time"
)

// workload is one plan to measure.
type workload struct {
	source   string        // the data source; plans/ has the configuration
	delay    time.Duration // of each response of the vendor
	sessions int
}

// String is the benchmark's name.
func (w workload) String() string {
	return fmt.Sprintf("source=%s/delay=%s/sessions=%d", w.source, w.delay, w.sessions)
}

const slow = 50 * time.Millisecond // the delay of a vendor that takes its time

// sources stand in the order of the table, each with the numbers of sessions to read.
var sources = []struct {
	name  string
	sizes []int
}{
	{"http", []int{1, 100, 250, 500, 1000}},
	{"identity_beltic_session", []int{1, 100, 250, 500, 1000}},
	{"identity_solaris_session", []int{1, 100, 250, 500, 1000}},
	{"identity_beltic_sessions", []int{1, 100, 1000, 10_000}},
	{"identity_solaris_sessions", []int{1, 100, 1000, 10_000}},
}

// workloads returns every plan to measure.
func workloads() (all []workload) {
	for _, delay := range []time.Duration{0, slow} {
		for _, source := range sources {
			for _, sessions := range source.sizes {
				all = append(all, workload{source.name, delay, sessions})
			}
		}
	}

	return all
}
