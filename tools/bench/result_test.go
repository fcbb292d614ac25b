package main

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"
)

func TestMedian(t *testing.T) {
	t.Parallel()

	for _, test := range []struct {
		times []time.Duration
		want  time.Duration
	}{
		{[]time.Duration{7}, 7},
		{[]time.Duration{9, 1}, 9},
		{[]time.Duration{9, 1, 5}, 5},
	} {
		if got := (result{Times: test.times}).median(); got != test.want {
			t.Errorf("%v: got %d, want %d", test.times, got, test.want)
		}
	}
}

func TestReadUsage(t *testing.T) {
	t.Parallel()

	path := filepath.Join(t.TempDir(), "usage")
	if _, err := readUsage(path); err == nil {
		t.Error("no report is no error")
	}

	lines := "{\"Memory\": 5, \"Time\": 1}\n{\"Memory\": 9, \"Time\": 2}\n{\"Memory\": 7, \"Time\": 3}\n"
	if err := os.WriteFile(path, []byte(lines), 0o600); err != nil {
		t.Fatal(err)
	}

	if got, err := readUsage(path); err != nil || got != (usage{Memory: 9, Provider: 6}) {
		t.Errorf("got %+v, error %v", got, err)
	}
}

func TestSaveAndLoad(t *testing.T) {
	t.Parallel()

	path := filepath.Join(t.TempDir(), "new", "plans.json")
	want := report{"here", []result{{
		Workload: workload{"http", 1, time.Second}, Times: []time.Duration{1, 2}, Usage: usage{1, 2, 3}, Traffic: traffic{1, 2, 3},
	}}}

	if err := want.save(path); err != nil {
		t.Fatal(err)
	}

	if got, err := load(path); err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, error %v", got, err)
	}
}

func TestVerdicts(t *testing.T) {
	t.Parallel()

	of := func(source string, sessions int, seconds float64, memory int64) result {
		return result{
			Workload: workload{Source: source, Sessions: sessions},
			Times:    []time.Duration{time.Duration(seconds * float64(time.Second))},
			Usage:    usage{Memory: memory << 20},
		}
	}

	text := verdicts([]result{
		of("identity_beltic_sessions", 1000, 0.5, 0),
		of("identity_beltic_sessions", most, 6, 100),
		of("http", 1000, 20, 0),
		of("http", 250, 2, 0),
		of("identity_beltic_session", 250, 1.5, 0),
	})

	var got []string

	for line := range strings.Lines(text) {
		_, numbers, _ := strings.Cut(line, " at ")
		got = append(got, strings.Join(strings.Fields(numbers), " "))
	}

	want := []string{
		"most 0.70, measured 0.50: met",
		"most 11.00, measured 12.00: MISSED",
		"most 200.00, measured 100.00: met",
		"least 60.00, measured 40.00: MISSED",
		"most 1.00, measured 0.75: met",
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
