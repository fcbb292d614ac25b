package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestTable(t *testing.T) {
	t.Parallel()

	got := table([]result{{
		Workload: workload{kinds[0].name, 1000, 0},
		Times:    []time.Duration{3 * time.Second, time.Second, 2 * time.Second},
		Usage:    usage{Memory: 100 << 20, Provider: time.Second, CLI: 2 * time.Second},
		Traffic:  traffic{Connections: 32, Requests: 1000},
	}, {
		Workload: workload{kinds[3].name, 1, 50 * time.Millisecond},
		Times:    []time.Duration{time.Second},
		Traffic:  traffic{Tokens: 1},
	}})

	want := strings.Join([]string{
		"| `identity_beltic_sessions` | 1000 | at once | 2.00 s | 1.00–3.00 s | 1.00 s, 2.00 s | 100 MiB | 32 | 0 |",
		"| `identity_solaris_session`, `for_each` | 1 | after 50 ms | 1.00 s | 1.00–1.00 s | 0.00 s, 0.00 s | 0 MiB | 0 | 1 |",
	}, "\n")
	if _, rows, _ := strings.Cut(got, "--:|\n"); rows != want {
		t.Errorf("got\n%s\nwant\n%s", rows, want)
	}
}

func TestInsert(t *testing.T) {
	t.Parallel()

	page := filepath.Join(t.TempDir(), "page.md")
	if err := os.WriteFile(page, []byte("before\n"+beginMark+"\nold\n"+endMark+"\nafter\n"), 0o600); err != nil {
		t.Fatal(err)
	}

	for range 2 {
		if err := insert(page, "new"); err != nil {
			t.Fatal(err)
		}
	}

	text, err := os.ReadFile(page)
	if want := "before\n" + beginMark + "\n\nnew\n\n" + endMark + "\nafter\n"; err != nil || string(text) != want {
		t.Errorf("error %v, got %q, want %q", err, text, want)
	}

	if insert(os.DevNull, "new") == nil {
		t.Error("a page without marks is no error")
	}
}

func TestCheck(t *testing.T) {
	t.Parallel()

	for _, test := range []struct {
		kind int
		seen traffic
		ok   bool
	}{
		{0, traffic{32, 1000, 0}, true},
		{0, traffic{33, 1000, 0}, false},
		{0, traffic{32, 1001, 0}, false},
		{1, traffic{32, 1001, 1}, true},
		{1, traffic{32, 1002, 2}, false},
		{4, traffic{1000, 1000, 0}, true},
	} {
		err := result{Workload: workload{Source: kinds[test.kind].name, Sessions: 1000}, Traffic: test.seen}.check()
		if (err == nil) != test.ok {
			t.Errorf("%s, %+v: error is %v", kinds[test.kind].name, test.seen, err)
		}
	}
}
