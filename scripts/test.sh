#!/bin/sh
# Runs every test, acceptance tests included, against fakes on loopback ports.
#
# Usage: [CLI=terraform|tofu] scripts/test.sh [arguments of go test]
set -eu

cd "$(dirname "$0")/.."
TF_ACC_TERRAFORM_PATH=$(scripts/cli.sh)
export TF_ACC_TERRAFORM_PATH

# The race detector needs a C compiler, and is not there for every platform.
race=
if go build -race ./internal/apiclient >/dev/null 2>&1; then
	race=-race
fi

if [ $# -eq 0 ]; then
	go test -C tools/bench $race ./...
	go test -C tools/doccheck $race ./...
	set -- ./...
fi

# Not cached: the tests run programs that Go's cache does not look at.
exec go test $race -count=1 -timeout 30m "$@"
