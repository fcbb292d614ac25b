#!/bin/sh
# Samples one whole plan and says where the processor time of the CLI and of the provider goes. Needs Linux's perf, and
# the right to sample the kernel (kernel.perf_event_paranoid).
#
# Usage: [CLI=terraform|tofu] scripts/profile.sh [beltic|solaris] [number of sessions]
set -eu

cd "$(dirname "$0")/.."
command -v perf >/dev/null || { echo "perf is not on the PATH" >&2; exit 1; }
. scripts/fakes.sh
. scripts/env.sh
vendor=${1:-beltic} sessions=${2:-1000}
cli=$(scripts/cli.sh)

mkdir "$work/bin" "$work/plan"
CGO_ENABLED=0 go build -trimpath -o "$work/bin/terraform-provider-identity" . # with the symbols
start_fakes -many 10000
cp "tools/bench/plans/identity_${vendor}_sessions.tf" "$work/plan/main.tf"
seq 0 $((sessions - 1)) | sed 's/.*/"many-&"/' | paste -sd, | sed 's/.*/[&]/' >"$work/plan/ids.json"

perf record -q -e cpu-clock -F 4000 -g -o "$work/samples" -- "$cli" -chdir="$work/plan" plan -input=false \
	>"$work/log" 2>&1 || { cat "$work/log" >&2; exit 1; }
perf script -i "$work/samples" -F comm,ip,sym >"$work/stacks" 2>"$work/log" || { cat "$work/log" >&2; exit 1; }
awk -v RS= '
function part() {
	if ($1 !~ /^terraform-prov/) return "CLI"
	if (/runtime\.doInit/) return "provider: initialization of packages"
	if (/terraform-provider-identity\/internal/) return "provider: its own code, and what that calls"
	if (/gcBgMark|gcAssist|bgsweep|bgscavenge/) return "provider: garbage collection"
	if (/crypto\/(tls|x509|ecdsa|elliptic)|p521/) return "provider: certificates and TLS between CLI and provider"
	if (/grpc|protobuf|protowire|tfprotov6|fwserver/) return "provider: protocol and framework"
	return "provider: the Go runtime and the start of the process"
}
{ count[part()]++; if ($2 ~ /^ffff/ && length($2) == 16) kernel++ }
END {
	if (!kernel) { print "the kernel was not sampled" >"/dev/stderr"; exit 1 }
	for (p in count) printf "%5.1f %%  %s\n", 100 * count[p] / NR, p | "sort -rn"
	close("sort -rn")
	printf "%5.1f %%  of all in the kernel; all: %.2f s of processor time\n", 100 * kernel / NR, NR / 4000
}' "$work/stacks"
