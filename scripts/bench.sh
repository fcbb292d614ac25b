#!/bin/sh
# Measures whole plans with release builds against the fake vendors, and writes what it found into the guide
# "Reading many sessions". Takes about half an hour. See tools/bench for what is measured.
#
# Usage: [CLI=terraform|tofu] [BENCH_RUNS=3] [BENCH_HTTP_PROVIDER=path] scripts/bench.sh
set -eu

cd "$(dirname "$0")/.."
cli=$(scripts/cli.sh)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM

# The peer to compare with: a binary that is given, or one that the CLI can download.
http=${BENCH_HTTP_PROVIDER:-}
if [ -z "$http" ]; then
	mkdir "$work/http"
	cat >"$work/http/main.tf" <<-END
		terraform {
		  required_providers {
		    http = { source = "hashicorp/http" }
		  }
		}
	END
	if (cd "$work/http" && TF_CLI_CONFIG_FILE= "$cli" init -input=false) >"$work/http/log" 2>&1; then
		http=$(find "$work/http/.terraform" -name 'terraform-provider-http_*')
	else
		echo "hashicorp/http cannot be installed here: it is not measured. BENCH_HTTP_PROVIDER takes its binary." >&2
	fi
fi

export CGO_ENABLED=0
go build -trimpath -ldflags "-s -w" -o "$work/terraform-provider-identity" .
go build -trimpath -ldflags "-s -w" -o "$work/fakeserver" ./cmd/fakeserver
go build -C tools/bench -o "$work/bench" .

"$work/bench" -cli "$cli" -runs "${BENCH_RUNS:-3}" \
	-identity "$work/terraform-provider-identity" -http "$http" -fakeserver "$work/fakeserver" \
	-data benchmarks/plans.json -page templates/guides/many-sessions.md.tmpl -plot benchmarks/plans.svg
scripts/generate.sh
