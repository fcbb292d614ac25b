#!/bin/sh
# Checks what needs no server: formatting of Go and HCL, vet, linters, texts that stand twice, and that
# go.mod, go.sum and docs/ are up to date. Changes nothing.
#
# Usage: [CLI=terraform|tofu] scripts/lint.sh
set -eu

cd "$(dirname "$0")/.."
cli=$(scripts/cli.sh)
golangci_lint=$(scripts/tool.sh golangci-lint)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM

. scripts/env.sh

step() { printf '== %s\n' "$*"; }

step "Formatting of Go"
"$golangci_lint" fmt --diff
(cd tools/bench && "$golangci_lint" fmt --diff)

step "Formatting of HCL"
"$cli" fmt -check -diff -recursive examples

step "Modules"
go mod tidy -diff
go -C tools/bench mod tidy -diff

step "Vet"
go vet ./...

step "Linters"
"$golangci_lint" run ./...
(cd tools/bench && "$golangci_lint" run ./...)

step "Texts that stand twice"
go test -run '^TestTextsAreWrittenOnce$' ./internal/provider

step "No test packages in the provider"
go list -deps . >"$work/deps"
if grep httptest "$work/deps"; then
	exit 1
fi

step "Docs"
scripts/generate.sh "$work"
diff -r docs "$work/docs" || {
	echo "docs/ is not what the schema says: run make generate" >&2
	exit 1
}
