#!/bin/sh
# Measures whole plans with release builds against the fake vendors, and writes what it found into the guide
# "Read many sessions". Takes about half an hour. See tools/bench for what is measured.
#
# Usage: [CLI=terraform|tofu] [BENCH_RUNS=5] [BENCH_HTTP_PROVIDER=path] scripts/bench.sh
set -eu

cd "$(dirname "$0")/.."
cli=$(scripts/cli.sh)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM

. scripts/env.sh

# The peer to compare with: a binary that is given, or one that the CLI can download.
http=${BENCH_HTTP_PROVIDER:-}
if [ -n "$http" ]; then
	http=$(CLI=$http scripts/cli.sh) # checked, and made absolute
else
	mkdir "$work/http"
	cat >"$work/http/main.tf" <<-END
		terraform {
		  required_providers {
		    http = { source = "hashicorp/http" }
		  }
		}
	END
	if (cd "$work/http" && TF_CLI_CONFIG_FILE=/dev/null "$cli" init -input=false) >"$work/http/log" 2>&1; then
		http=$(find "$work/http/.terraform" -name 'terraform-provider-http_*')
	else
		echo "hashicorp/http cannot be installed here: it is not measured, and the guide stays as it is." >&2
		echo "BENCH_HTTP_PROVIDER takes its binary." >&2
	fi
fi

export CGO_ENABLED=0
go build -trimpath -ldflags "-s -w" -o "$work/terraform-provider-identity" .
go build -trimpath -ldflags "-s -w" -o "$work/fakeserver" ./cmd/fakeserver
go build -C tools/bench -o "$work/bench" .

guide="-page templates/guides/many-sessions.md.tmpl -plot benchmarks/plans.svg"
data=benchmarks/plans.json
if [ -z "$http" ]; then
	guide=
	data=$work/plans.json
fi

# shellcheck disable=SC2086 # the guide's flags are words
"$work/bench" -cli "$cli" -runs "${BENCH_RUNS:-5}" -data "$data" $guide \
	-identity "$work/terraform-provider-identity" -http "$http" -fakeserver "$work/fakeserver"
scripts/generate.sh
