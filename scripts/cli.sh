#!/bin/sh
# Prints the absolute path of the Terraform or OpenTofu executable to use: the one that CLI names, else
# TF_ACC_TERRAFORM_PATH, else terraform or tofu on the PATH, else OpenTofu built from tools/.
#
# Usage: [CLI=terraform|tofu|path of an executable] scripts/cli.sh
set -eu

here=$(CDPATH= cd "$(dirname "$0")" && pwd)

# executable prints the absolute path of an executable that a person named.
executable() {
	if [ ! -f "$1" ] || [ ! -x "$1" ]; then
		echo "$1 is no executable; set CLI to terraform, to tofu, or to the path of one" >&2
		exit 1
	fi
	echo "$(CDPATH= cd "$(dirname "$1")" && pwd)/$(basename "$1")"
}

case ${CLI:-} in
'')
	if [ -n "${TF_ACC_TERRAFORM_PATH:-}" ]; then
		executable "$TF_ACC_TERRAFORM_PATH"
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
	executable "$CLI"
	;;
esac
