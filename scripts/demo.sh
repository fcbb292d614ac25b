#!/bin/sh
# Shows the main job: builds the provider, starts the fake vendors on a free port, reads a session at each
# with examples/demo, and has modules/gate refuse a saved plan after the session has changed (examples/gate-module).
# Stops what it started, also on failure and on Ctrl-C.
#
# Usage: [CLI=terraform|tofu] scripts/demo.sh
set -eu

cd "$(dirname "$0")/.."
root=$PWD
cli=$(scripts/cli.sh)

. scripts/fakes.sh
. scripts/env.sh

step "Building the provider and the fake vendors"
go build -o "$work/bin/terraform-provider-identity" .
start_fakes

run() {
	command=$1
	shift
	"$cli" "$command" -input=false -no-color -compact-warnings "$@"
}

cp -r examples/demo examples/gate-module "$work"

cd "$work/demo"
step "Read a session at each vendor: $(basename "$cli") plan and apply"
run plan -out=saved.tfplan
run apply saved.tfplan

if "$cli" version | grep -qE 'Terraform v1\.[0-9]\.|OpenTofu v1\.([0-9]|10)\.'; then
	step "The gate is left out: $(basename "$cli") has no ephemeral resources"
	echo "They came with Terraform 1.10 and OpenTofu 1.11."
	exit
fi

# The module of this repository, in place of the published one.
cp -r "$root/modules/gate" "$work/gate-module"
cd "$work/gate-module"
sed 's#"github.com/.*//modules/gate[^"]*"#"./gate"#' main.tf >local.tf
rm main.tf
"$cli" get >/dev/null

step "Gate a deployment: the owner's session is approved, and a plan is saved"
run plan -out=saved.tfplan

step "Before the apply, the vendor declines the owner"
"$work/fakeserver" set "${BELTIC_BASE_URL%/beltic}/control/beltic/approved" declined

step "The saved plan is refused"
if run apply saved.tfplan >"$work/output" 2>&1; then
	cat "$work/output"
	echo "The apply went through: the gate does not hold." >&2
	exit 1
fi
cat "$work/output"
grep -q "Rejected: the vendor rejected a session" "$work/output" || {
	echo "The apply failed for another reason than the gate." >&2
	exit 1
}
"$cli" state list >"$work/resources" 2>&1 || :
if grep -q guarded "$work/resources"; then
	echo "The guarded resource exists: the gate does not hold." >&2
	exit 1
fi
printf '\nmodules/gate has refused the plan, and the guarded resource was not created.\n'
