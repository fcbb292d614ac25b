#!/bin/sh
# Writes plot, tables and the guide's results from benchmarks/plans.txt, as bench.sh does when it has measured.
set -eu

cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM

go build -C tools/bench -o "$work/bench" .
for part in plot readme guide; do
	"$work/bench" "$part" benchmarks/plans.txt >"$work/$part"
	if grep NaN "$work/$part"; then
		echo "benchmarks/plans.txt lacks some of the plans" >&2
		exit 1
	fi
done

guide=templates/guides/many-sessions.md.tmpl
[ "$(grep -c -e '^<!-- make bench writes from here -->$' -e '^<!-- to here -->$' "$guide")" = 2 ]
sed -e "/^<!-- make bench writes/r $work/guide" -e '/^<!-- make bench writes/,/^<!-- to here/{//!d;}' \
	"$guide" >"$work/page"

cp "$work/page" "$guide"
cp "$work/plot" benchmarks/plans.svg
cp "$work/readme" benchmarks/README.md
scripts/generate.sh
