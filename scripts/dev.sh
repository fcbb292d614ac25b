#!/bin/sh
# Builds the provider into .tools/dev, with a CLI configuration that takes it from there, and prints how to use it.
set -eu

cd "$(dirname "$0")/.."
work=$PWD/.tools/dev
mkdir -p "$work"

. scripts/env.sh

go build -o "$work/bin/terraform-provider-identity" .

echo "export TF_CLI_CONFIG_FILE='$work/cli.tfrc'"
