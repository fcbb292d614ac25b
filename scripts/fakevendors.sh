#!/bin/sh
# Starts the fake vendors on a free loopback port, and leaves their environment in .tools/fakes.env, to source. Ctrl-C stops
# them.
#
# Usage: scripts/fakevendors.sh
set -eu

cd "$(dirname "$0")/.."
env=$PWD/.tools/fakes.env
mkdir -p .tools
rm -f "$env" # of fakes that are gone
go build -o .tools/fakeserver ./cmd/fakeserver
exec .tools/fakeserver -addr "${ADDR:-127.0.0.1:0}" -env "$env"
