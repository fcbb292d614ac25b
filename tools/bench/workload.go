package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"time"
)

// workload is one plan to measure.
type workload struct {
	Source   string // name of the data source
	Sessions int
	Delay    time.Duration // of each of the vendor's answers
}

func (w workload) String() string {
	return fmt.Sprintf("%s, %d sessions, answers after %s", w.Source, w.Sessions, w.Delay)
}

// kind returns how the workload reads.
func (w workload) kind() kind {
	return kinds[slices.IndexFunc(kinds, func(k kind) bool { return k.name == w.Source })]
}

// kind is a way to read sessions.
type kind struct {
	name   string
	config string // of a plan that reads the sessions in ids.json
	counts []int
	ours   bool
}

// delays are how long the vendor takes to answer.
var delays = []time.Duration{0, 50 * time.Millisecond}

// most is the largest number of sessions in a plan.
const most = 10_000

var (
	oneByOne = []int{1, 100, 250, 500, 1000}
	atOnce   = []int{1, 1000, most}
)

const required = `
terraform {
  required_providers {
    %s = { source = "%s" }
  }
}

locals { ids = jsondecode(file("ids.json")) }
`

var identity = fmt.Sprintf(required, "identity", "seed-97276580/identity")

// kinds are listed as they stand in the table.
var kinds = []kind{
	{"identity_beltic_sessions", identity + `
data "identity_beltic_sessions" "all" { ids = local.ids }
`, atOnce, true},
	{"identity_solaris_sessions", identity + `
data "identity_solaris_sessions" "all" { ids = [for id in local.ids : { person_id = "person", id = id }] }
`, atOnce, true},
	{"identity_beltic_session", identity + `
data "identity_beltic_session" "each" {
  for_each = toset(local.ids)
  id       = each.key
}
`, oneByOne, true},
	{"identity_solaris_session", identity + `
data "identity_solaris_session" "each" {
  for_each  = toset(local.ids)
  person_id = "person"
  id        = each.key
}
`, oneByOne, true},
	{"http", fmt.Sprintf(required, "http", "hashicorp/http") + `
variable "base_url" { type = string }
variable "api_key" { type = string }

data "http" "each" {
  for_each        = toset(local.ids)
  url             = "${var.base_url}/v1/identity/sessions/${each.key}"
  request_headers = { X-Api-Key = var.api_key }
}
`, oneByOne, false},
}

// workloads lists what to measure, with hashicorp/http or without.
func workloads(withHTTP bool) []workload {
	var all []workload

	for _, delay := range delays {
		for _, kind := range kinds {
			if !kind.ours && !withHTTP {
				continue
			}

			for _, count := range kind.counts {
				all = append(all, workload{kind.name, count, delay})
			}
		}
	}

	return all
}

// write puts the plan's configuration into a folder.
func (w workload) write(folder string) error {
	ids := make([]string, w.Sessions)
	for i := range ids {
		ids[i] = fmt.Sprintf("many-%d", i)
	}

	list, err := json.Marshal(ids)
	if err != nil {
		return err
	}

	if err := os.WriteFile(filepath.Join(folder, "ids.json"), list, 0o600); err != nil {
		return err
	}

	return os.WriteFile(filepath.Join(folder, "main.tf"), []byte(w.kind().config), 0o600)
}
