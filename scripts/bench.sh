#!/bin/sh
# Measures whole plans with release builds against the fake vendors, says which aims were met, and writes what it found
# into benchmarks/ and the guide "Read many sessions". Takes about half an hour. Needs GNU time.
#
# Usage: [CLI=terraform|tofu] [BENCH_RUNS=5] [BENCH_HTTP_PROVIDER=path] [BENCH=expression] scripts/bench.sh
# BENCH measures a part, like -bench of go test (Plan/source=http//sessions=1$), and then nothing is written.
set -eu

cd "$(dirname "$0")/.."
. scripts/fakes.sh
. scripts/env.sh
BENCH_CLI=$(scripts/cli.sh)
export BENCH_CLI BENCH_USAGE="$work/usage" CGO_ENABLED=0
mkdir "$work/bin" "$work/http" "$work/providers"
cp tools/bench/plans/http.tf "$work/http"

# The peer: a binary that is given, else what the CLI can download, else 3.6.1, as the proxy for Go modules has it: its
# tags are not versions of a module, and one of its commits after that release is.
if [ -n "${BENCH_HTTP_PROVIDER:-}" ]; then
	http=$(CLI=$BENCH_HTTP_PROVIDER scripts/cli.sh) # checked, and made absolute
elif TF_CLI_CONFIG_FILE=/dev/null "$BENCH_CLI" -chdir="$work/http" init -input=false >"$work/log" 2>&1; then
	http=$(find -L "$work/http/.terraform" -type f -name 'terraform-provider-http_*')
else
	GOBIN=$work/http go install -trimpath -ldflags=-s \
		github.com/terraform-providers/terraform-provider-http@v1.2.1-0.20260903154542-926109cd8c07
	mv "$work/http/terraform-provider-http" "${http=$work/http/terraform-provider-http_v3.6.1-926109cd8c07}"
fi

# The CLI starts each provider by way of time, which notes what it took.
cp "$http" "$work/providers/terraform-provider-http"
go build -trimpath -ldflags=-s -o "$work/providers/terraform-provider-identity" .
cat >"$work/bin/terraform-provider-http" <<END
#!/bin/sh
exec time -a -o "$BENCH_USAGE" -f '%U %S %M' "$work/providers/\${0##*/}"
END
chmod +x "$work/bin/terraform-provider-http"
cp "$work/bin/terraform-provider-http" "$work/bin/terraform-provider-identity"
sed -i.bak 's#"seed-97276580/identity" \(.*\)#&\n    "hashicorp/http" \1#' "$work/cli.tfrc"
cat >"$work/plans.txt" <<END
machine: $("$BENCH_CLI" version | head -n 1), $(getconf _NPROCESSORS_ONLN) processors ($(go env GOOS)/$(go env GOARCH))
date: $(LC_ALL=C date '+%B %Y')
peer: $(basename "$http")
END
go test -C tools/bench -c -o "$work/test" .
for run in $(seq "${BENCH_RUNS:-5}"); do
	for BENCH_DELAY in 0s 50ms; do
		step "Run $run, responses after $BENCH_DELAY"
		start_fakes -many 10000 -delay "$BENCH_DELAY"
		export BENCH_DELAY BENCH_STATISTICS="${BELTIC_BASE_URL%/beltic}/statistics"
		export TF_VAR_url="$BELTIC_BASE_URL" TF_VAR_key="$BELTIC_API_KEY"
		(cd tools/bench && "$work/test" -test.run - -test.bench "${BENCH:-.}" -test.benchtime 1x) | tee -a "$work/plans.txt"
		tail -n 1 "$work/plans.txt" | grep -qx PASS
		stop_fakes
	done
done

go run -C tools/bench . aims "$work/plans.txt"
if [ -z "${BENCH:-}" ]; then
	sed 's/ *$//' "$work/plans.txt" >benchmarks/plans.txt
	scripts/bench-report.sh
fi
