#!/bin/sh
# Checks what needs no server: formatting of Go and HCL, vet, linters, workflows, texts that are written twice, that go.mod,
# go.sum and docs/ are up to date, and the pages' links and spelling. Changes nothing.
#
# Usage: [CLI=terraform|tofu] scripts/lint.sh
set -eu

cd "$(dirname "$0")/.."
cli=$(scripts/cli.sh)
golangci_lint=$(scripts/tool.sh golangci-lint)
actionlint=$(scripts/tool.sh actionlint)
misspell=$(scripts/tool.sh misspell)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM

. scripts/env.sh

# The tools that are written here.
own_tools="tools/bench tools/doccheck"

step() { printf '== %s\n' "$*"; }

step "Formatting of Go"
"$golangci_lint" fmt --diff
for own in $own_tools; do
	(cd "$own" && "$golangci_lint" fmt --diff)
done

step "Formatting of HCL"
for folder in examples modules tools/bench/plans; do
	"$cli" fmt -check -diff -recursive "$folder"
done

step "Modules"
go mod tidy -diff
for own in $own_tools; do
	(cd "$own" && go mod tidy -diff)
done

step "Vet"
go vet ./...

step "Linters"
# It takes a lock for the whole machine by default, which another checkout may have.
"$golangci_lint" run --allow-parallel-runners ./...
for own in $own_tools; do
	(cd "$own" && "$golangci_lint" run --allow-parallel-runners ./...)
done

step "Workflows"
# What shellcheck and pyflakes find depends on the machine.
"$actionlint" -shellcheck= -pyflakes=

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

step "Whitespace"
git diff --check "$(git hash-object -t tree /dev/null)" -- ':!LICENSE'

step "Links, Markdown and spelling"
go build -C tools/doccheck -o "$work/doccheck" .
git ls-files --cached --others --exclude-standard -z '*.md' >"$work/pages"
xargs -0 "$work/doccheck" <"$work/pages"
xargs -0 "$misspell" -error -i enviroment <"$work/pages" # a page shows this typo
