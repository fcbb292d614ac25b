#!/bin/sh
# Builds what a release of the last commit has, without publishing it: archives, SBOMs, sums, manifest, and a signature by
# a key that is thrown away. signing-key.gpg beside them is the key's public half.
#
# Usage: scripts/release-snapshot.sh [--this-platform] [new folder, default: dist, which is replaced]
set -eu

cd "$(dirname "$0")/.."
command -v gpg >/dev/null || {
	echo "gpg is not on the PATH; install GnuPG" >&2
	exit 1
}
goreleaser=$(scripts/tool.sh goreleaser)
scripts/tool.sh cyclonedx-gomod >/dev/null

work=$(mktemp -d)
GNUPGHOME=$work/gnupg
export GNUPGHOME
clean_up() {
	gpgconf --kill all || :
	rm -rf "$work"
}
trap clean_up EXIT
trap 'exit 1' HUP INT TERM

# From a clone: what is not committed is in no release, and neither is the folder's name.
git clone --quiet . "$work/source"
ln -s "$PWD/.tools" "$work/source/.tools"

platforms=
if [ "${1:-}" = --this-platform ]; then
	platforms="s/^    goos: .*/    goos: [$(go env GOOS)]/; s/^    goarch: .*/    goarch: [$(go env GOARCH)]/"
	shift
fi
sed "$platforms" "$work/source/.goreleaser.yml" >"$work/goreleaser.yml"

mkdir -m 700 "$GNUPGHOME"
gpg --batch --quiet --passphrase '' --quick-generate-key "throw-away key" rsa3072 sign never 2>"$work/log" ||
	{ cat "$work/log" >&2; exit 1; }
GPG_FINGERPRINT=$(gpg --batch --list-secret-keys --with-colons | awk -F: '$1 == "fpr" { print $10; exit }')
export GPG_FINGERPRINT

(cd "$work/source" && "$goreleaser" release --snapshot --clean --config "$work/goreleaser.yml")

if [ $# -eq 0 ]; then
	rm -rf dist
	set -- dist
fi
mkdir "$1"
cp "$work"/source/dist/terraform-provider-identity_*.* "$1"
gpg --batch --export "$GPG_FINGERPRINT" >"$1/signing-key.gpg"

# Uploaded under this name.
cp "$work/source/terraform-registry-manifest.json" "$(echo "$1"/*_SHA256SUMS | sed 's/_SHA256SUMS$/_manifest.json/')"
