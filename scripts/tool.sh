#!/bin/sh
# Builds a developer tool from its module under tools/ and prints the binary's path. The binary is kept in
# .tools/ and built again when the module changes.
#
# Usage: scripts/tool.sh golangci-lint
set -eu

root=$(CDPATH= cd "$(dirname "$0")/.." && pwd)
name=$1
binary=$root/.tools/$name
module=$root/tools/$name

wanted=$(cat "$module"/* | cksum)" $(go env GOVERSION)"

if [ ! -x "$binary" ] || [ "$(cat "$binary.built-from" 2>/dev/null)" != "$wanted" ]; then
	echo "Building $name (once) ..." >&2
	mkdir -p "$root/.tools"
	flags=
	if [ -f "$module/flags" ]; then
		flags=$(cat "$module/flags")
	fi
	# shellcheck disable=SC2086 # flags are words
	go build -C "$module" $flags -o "$binary" tool >&2
	echo "$wanted" >"$binary.built-from"
fi

echo "$binary"
