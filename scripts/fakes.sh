# Sourced by scripts that read from the fake vendors. Makes the temporary folder $work; removes it and stops the fakes at the
# end, also on failure and on Ctrl-C.

work=$(mktemp -d)
server=

clean_up() {
	status=$?
	trap - EXIT INT TERM
	if [ -n "$server" ]; then
		kill "$server" 2>/dev/null || :
		wait "$server" 2>/dev/null || :
	fi
	rm -rf "$work"
	exit "$status"
}
trap clean_up EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM

step() { printf '\n== %s\n\n' "$*"; }

# start_fakes builds and starts the fakes on a free port, with more arguments if there are any, and takes their
# environment over.
start_fakes() {
	go build -o "$work/fakeserver" ./cmd/fakeserver
	rm -f "$work/fake.env"
	"$work/fakeserver" -addr 127.0.0.1:0 "$@" >"$work/fake.env" &
	server=$!
	until [ -s "$work/fake.env" ]; do
		kill -0 "$server" || exit 1
		sleep 0.1
	done
	. "$work/fake.env"
	head -n 1 "$work/fake.env"
}

stop_fakes() {
	kill "$server"
	wait "$server" || :
	server=
}
