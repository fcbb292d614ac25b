#!/usr/bin/env bash
# Runs everything that a change must pass, with the commands that the README names.
#
# Usage: scripts/ci.sh
set -euo pipefail

cd "$(dirname "$0")/.."

step() { printf '\n==== %s (%s s)\n' "$*" "$SECONDS"; }

step "Lint"
make lint

step "Docs from either CLI are the same, and committed"
clean() { test -z "$(git status --porcelain)" || { git status --short; git diff; exit 1; }; }
for cli in terraform tofu; do
	if [ "$cli" = tofu ] || command -v terraform >/dev/null; then
		make generate CLI=$cli
		clean
	fi
done

step "Tests with the CLI that is here"
make test

step "Tests with OpenTofu"
make test CLI=tofu

step "Demo"
make demo

step "Install from a release's archive"
make test-install

step "Done"
clean
