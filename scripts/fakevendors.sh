#!/bin/sh
# Starts the fake vendors on a free loopback port, and leaves their environment in .tools/fakes.env, to source. Ctrl-C stops
# them.
#
# Usage: scripts/fakevendors.sh
set -eu

cd "$(dirname "$0")/.."
mkdir -p .tools
go build -o .tools/fakeserver ./cmd/fakeserver
echo "In another terminal: . $PWD/.tools/fakes.env"
exec .tools/fakeserver -addr "${ADDR:-127.0.0.1:0}" -env .tools/fakes.env
