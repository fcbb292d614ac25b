#!/bin/sh
# Prints the path of the Terraform or OpenTofu executable to use: the one that CLI names, else
# TF_ACC_TERRAFORM_PATH, else terraform or tofu on the PATH, else OpenTofu built from tools/.
#
# Usage: [CLI=terraform|tofu|/path/to/executable] scripts/cli.sh
set -eu

here=$(cd "$(dirname "$0")" && pwd)

case ${CLI:-} in
'')
	if [ -n "${TF_ACC_TERRAFORM_PATH:-}" ]; then
		echo "$TF_ACC_TERRAFORM_PATH"
	else
		command -v terraform || command -v tofu || "$here/tool.sh" opentofu
	fi
	;;
terraform)
	command -v terraform || {
		echo "terraform is not on the PATH; install it, or use CLI=tofu" >&2
		exit 1
	}
	;;
tofu)
	command -v tofu || "$here/tool.sh" opentofu
	;;
*)
	command -v "$CLI" || {
		echo "CLI=$CLI is neither terraform, nor tofu, nor the path of an executable" >&2
		exit 1
	}
	;;
esac
