// Bench measures whole plans against the fake vendors: one data source for each session beside one for all of
// them, and beside data "http", if its provider is there. It prints a table, and writes the table into a page and a
// plot into a file.
//
// The script bench.sh builds what it needs and calls it.
package main

import (
	"context"
	"flag"
	"fmt"
	"log"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
)

func main() {
	log.SetFlags(0)

	// A CLI that is told to start the provider starts this program instead, if the peak memory is wanted.
	if strings.HasPrefix(filepath.Base(os.Args[0]), "terraform-provider-") {
		os.Exit(watch(os.Args[1:]))
	}

	var tools tools

	flag.StringVar(&tools.cli, "cli", "terraform", "Terraform or OpenTofu")
	flag.StringVar(&tools.identity, "identity", "", "this provider's release binary")
	flag.StringVar(&tools.http, "http", "", "binary of hashicorp/http; none if empty")
	flag.StringVar(&tools.fakeserver, "fakeserver", "", "the fake vendors' binary")
	runs := flag.Int("runs", 5, "timed runs of each plan")
	data := flag.String("data", "", "JSON file for what was measured")
	draw := flag.Bool("draw", false, "measure nothing: take what the JSON file has")
	page := flag.String("page", "", "Markdown file with the marks that the table goes between")
	svg := flag.String("plot", "", "SVG file to write")
	flag.Parse()

	if *runs < 1 {
		log.Fatal("there must be a run")
	}

	if !*draw {
		if err := run(tools, *runs, *data); err != nil {
			log.Fatal(err)
		}
	}

	if err := show(*data, *page, *svg); err != nil {
		log.Fatal(err)
	}
}

// run measures, and saves what it found.
func run(tools tools, runs int, data string) error {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()

	where, err := describe(ctx, tools.cli, runs)
	if err != nil {
		return err
	}

	results, err := measure(ctx, tools, runs)
	if err != nil {
		return err
	}

	return report{where, results}.save(data)
}

// show prints a saved report, and writes it into a page and a plot.
func show(data, page, svg string) error {
	saved, err := load(data)
	if err != nil {
		return err
	}

	text := saved.Where + "\n\n" + table(saved.Results)
	fmt.Println(text)

	fmt.Println("\n" + verdicts(saved.Results))

	if page != "" {
		if err := insert(page, text); err != nil {
			return err
		}
	}

	if svg == "" {
		return nil
	}

	return picture(saved.Results, svg)
}
