package main

import (
	"context"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// tools are the programs that take part, as absolute paths.
type tools struct{ cli, identity, http, fakeserver string }

// bench is what plans run in.
type bench struct {
	tools   tools
	folder  string
	servers map[time.Duration]*server
}

// measure runs each workload a number of times. A round takes every workload once, so that a machine that slows
// down does so for all of them.
func measure(ctx context.Context, tools tools, runs int) ([]result, error) {
	folder, err := os.MkdirTemp("", "bench")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(folder)

	b := bench{tools, folder, map[time.Duration]*server{}}

	for _, delay := range delays {
		server, err := start(ctx, tools.fakeserver, delay)
		if err != nil {
			return nil, err
		}
		defer server.stop() //nolint:errcheck // it is told to stop

		b.servers[delay] = server
	}

	if err := b.install(); err != nil {
		return nil, err
	}

	var results []result
	for _, workload := range workloads(tools.http != "") {
		results = append(results, result{Workload: workload})
	}

	for round := range runs {
		for i := range results {
			if err := b.time(ctx, &results[i]); err != nil {
				return nil, err
			}

			log.Printf("run %d of %d: %s", round+1, runs, results[i])
		}
	}

	for i := range results {
		if err := b.watch(ctx, &results[i]); err != nil {
			return nil, err
		}

		if err := results[i].check(); err != nil {
			return nil, err
		}
	}

	return results, nil
}

// install writes a CLI configuration that takes the providers as they are, and one that starts this program in
// their place.
func (b bench) install() error {
	own, err := os.Executable()
	if err != nil {
		return err
	}

	for folder, provider := range map[string]func(string) string{
		"direct":  func(path string) string { return path },
		"watched": func(string) string { return own },
	} {
		var overrides strings.Builder

		for name, address := range map[string]string{"identity": "seed-97276580/identity", "http": "hashicorp/http"} {
			binary := b.binary(name)
			if binary == "" {
				continue
			}

			home := filepath.Join(b.folder, folder, name)
			if err := os.MkdirAll(home, 0o700); err != nil {
				return err
			}

			if err := os.Symlink(provider(binary), filepath.Join(home, "terraform-provider-"+name)); err != nil {
				return err
			}

			fmt.Fprintf(&overrides, "    %q = %q\n", address, home)
		}

		config := fmt.Sprintf("disable_checkpoint = true\nprovider_installation {\n  dev_overrides {\n%s  }\n  direct {}\n}\n", &overrides)
		if err := os.WriteFile(filepath.Join(b.folder, folder+".tfrc"), []byte(config), 0o600); err != nil {
			return err
		}
	}

	return nil
}

// binary returns the path of a provider.
func (b bench) binary(name string) string {
	if name == "http" {
		return b.tools.http
	}

	return b.tools.identity
}
