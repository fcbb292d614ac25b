#!/bin/sh
# Writes what a binary is made of, as CycloneDX. The same binary and the same build of the
# tool give the same document.
#
# Usage: scripts/sbom.sh BINARY DOCUMENT VERSION
set -eu

cyclonedx=$("$(dirname "$0")/tool.sh" cyclonedx-gomod)

"$cyclonedx" bin -json -std -noserial -notimestamp -output-version 1.6 -version "v$3" -output "$2" "$1"
