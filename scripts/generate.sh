#!/bin/sh
# Renders docs/ from the schema, examples/ and templates/, with Terraform or OpenTofu.
#
# Usage: [CLI=terraform|tofu] scripts/generate.sh [folder that gets docs/, default: the repository]
set -eu

cd "$(dirname "$0")/.."
target=${1:-.}
cli=$(scripts/cli.sh)
tfplugindocs=$(scripts/tool.sh tfplugindocs)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM

. scripts/env.sh

go build -o "$work/bin/terraform-provider-identity" .

# A copy, because the pages are rendered where the examples are.
mkdir "$work/rendered"
cp -r examples templates "$work/rendered"
go run ./cmd/doctables "$work/rendered/templates"

# tfplugindocs wants the provider under its bare name; each CLI has it under an address of its own.
cp examples/provider/provider.tf "$work/provider.tf"
(cd "$work" && "$cli" providers schema -json) |
	sed 's#"[^"]*/seed-97276580/identity"#"identity"#' >"$work/schema.json"

"$tfplugindocs" generate --provider-dir "$work/rendered" --provider-name identity \
	--rendered-provider-name identity --providers-schema "$work/schema.json" >"$work/log" 2>&1 ||
	{ cat "$work/log" >&2; exit 1; }
"$tfplugindocs" validate --provider-dir "$work/rendered" --provider-name identity \
	--providers-schema "$work/schema.json" >"$work/log" 2>&1 || { cat "$work/log" >&2; exit 1; }

rm -rf "$target/docs"
cp -r "$work/rendered/docs" "$target/docs"
