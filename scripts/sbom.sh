#!/bin/sh
# Writes what a binary is made of, as CycloneDX. The same binary and the same build of the
# tool give the same document.
#
# Usage: scripts/sbom.sh BINARY DOCUMENT VERSION
set -eu

cyclonedx=$("$(dirname "$0")/tool.sh" cyclonedx-gomod)

# The tool takes the platform from the environment, and not from the binary.
built=$(go version -m "$1")
platform=$(echo "$built" | awk '$1 == "build" && $2 ~ /^GO(OS|ARCH)=/ { print $2 }')

# shellcheck disable=SC2086 # these are two words
env $platform "$cyclonedx" bin -json -std -noserial -notimestamp -output-version 1.6 -version "v$3" -output "$2" "$1"
