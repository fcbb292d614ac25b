#!/bin/sh
# Shows the main job: builds the provider, starts the fake vendors on a free port, and plans and applies
# examples/demo with them. Stops what it started, also on failure and on Ctrl-C.
#
# Usage: [CLI=terraform|tofu] scripts/demo.sh
set -eu

cd "$(dirname "$0")/.."
cli=$(scripts/cli.sh)
work=$(mktemp -d)
server=

clean_up() {
	status=$?
	trap - EXIT INT TERM
	if [ -n "$server" ]; then
		kill "$server" 2>/dev/null || :
		wait "$server" 2>/dev/null || :
	fi
	rm -rf "$work"
	exit "$status"
}
trap clean_up EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

step() { printf '\n== %s\n\n' "$*"; }

. scripts/env.sh

step "Building the provider and the fake vendors"
go build -o "$work/bin/terraform-provider-identity" .
go build -o "$work/bin/fakeserver" ./cmd/fakeserver

"$work/bin/fakeserver" -addr 127.0.0.1:0 >"$work/fake.env" &
server=$!
until [ -s "$work/fake.env" ]; do
	kill -0 "$server" || exit 1
	sleep 0.1
done
. "$work/fake.env"
head -n 1 "$work/fake.env"

cp -r examples/demo "$work/demo"
cd "$work/demo"

step "$(basename "$cli") plan"
"$cli" plan -input=false -no-color -compact-warnings -out=saved.tfplan

step "$(basename "$cli") apply"
"$cli" apply -input=false -no-color -compact-warnings saved.tfplan

step "What was read"
"$cli" output -no-color
