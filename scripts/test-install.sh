#!/bin/sh
# Installs the provider as a user does, from the archive of a release: builds that for this platform, twice, and
# expects the same bytes; verifies signature, sums and manifest; and runs init, validate, plan and apply of examples/demo
# against the fake vendors, with Terraform, if it is there, and with OpenTofu.
#
# Usage: scripts/test-install.sh
set -eu

cd "$(dirname "$0")/.."
root=$PWD

. scripts/fakes.sh
. scripts/env.sh

check_sums() {
	if command -v sha256sum >/dev/null; then
		sha256sum --check --strict "$1"
	else
		shasum --algorithm 256 --check --strict "$1"
	fi
}

fail() {
	echo "$*" >&2
	exit 1
}

command -v unzip >/dev/null || fail "unzip is not on the PATH; install it"

step "Two builds of the last commit give the same bytes (about a minute)"
# The second one with other settings of Go, which must not matter.
build() { scripts/release-snapshot.sh --this-platform "$1" >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }; }
build "$work/first"
echo "go 1.26" >"$work/go.work" # of another workspace
GOFLAGS=-buildvcs=true GOEXPERIMENT=nogreenteagc GO_EXTLINK_ENABLED=1 GOFIPS140=latest GOAMD64=v3 GOCOMPILEDEBUG=panic=1 \
	GOCLOBBERDEADHASH=1 GOWORK=$work/go.work build "$work/second"
cd "$work/first"
sums=$(echo *_SHA256SUMS)
cat "$sums"
cmp "$sums" "../second/$sums"

step "The signature is by the key, and the sums are right"
(
	GNUPGHOME=$work/gnupg
	export GNUPGHOME
	trap 'gpgconf --kill all' EXIT
	mkdir -m 700 "$GNUPGHOME"
	gpg --batch --quiet --import signing-key.gpg
	fingerprint=$(gpg --batch --list-keys --with-colons | awk -F: '$1 == "fpr" { print $10; exit }')
	# The fields after the fingerprint end in the algorithm of the key: 1 is RSA (RFC 9580, section 9.1).
	gpg --batch --quiet --status-fd 1 --verify "$sums.sig" "$sums" 2>/dev/null |
		grep -E "VALIDSIG $fingerprint ([^ ]+ ){5}1 "
)
check_sums "$sums"
for asset in *.zip *.cdx.json *_manifest.json; do
	grep -q " $asset\$" "$sums" || fail "$asset is not in the sums"
done

step "The manifest says protocol 6"
grep -q '"protocol_versions": \["6.0"\]' ./*_manifest.json || fail "the manifest does not name protocol 6.0"
echo "It does."

step "The archive has the binary alone, under its name"
archive=$(echo *.zip)
version=${archive#terraform-provider-identity_}
version=${version%_"$(go env GOOS)"_*}
listed=$(unzip -Z1 "$archive")
echo "$listed"
[ "$listed" = "terraform-provider-identity_v$version$(go env GOEXE)" ] || fail "the archive has something else"

step "The SBOM is that of the binary, on whatever machine it is made"
unzip -q "$archive" -d "$work/unpacked"
"$root/scripts/tool.sh" cyclonedx-gomod >/dev/null
GOOS=plan9 GOARCH=mips "$root/scripts/sbom.sh" "$work/unpacked/$listed" "$work/sbom" "$version"
cmp "$work/sbom" ./*.cdx.json
echo "It is."

step "The command in SECURITY.md builds the same binary"
documented=$(sed -n "s/^\`\(GOENV=off .*\)\`\.\$/\1/p" "$root/SECURITY.md" | sed "s/VERSION/$version/")
echo "$documented"
git clone --quiet "$root" "$work/documented"
(cd "$work/documented" && env -u GOFLAGS -u GOEXPERIMENT -u GOAMD64 -u GOARM64 sh -c "$documented")
unzip -p "$archive" | cmp - "$work/documented/terraform-provider-identity$(go env GOEXE)"

step "The fake vendors"
cd "$root"
start_fakes

# install takes the provider from a folder that has it as registries do, and reads examples/demo with it.
install() {
	cli=$1
	registry=$2
	folder=$work/$registry
	mirror=$folder/mirror/$registry/seed-97276580/identity/$version/$(go env GOOS)_$(go env GOARCH)
	mkdir -p "$mirror"
	unzip -q "$work/first/$archive" -d "$mirror"
	cp -r examples/demo "$folder/demo"

	cat >"$folder/cli.tfrc" <<-END
		disable_checkpoint = true
		provider_installation {
		  filesystem_mirror {
		    path = "$folder/mirror"
		  }
		}
	END
	# A snapshot's version is chosen only by who asks for it.
	cat >"$folder/demo/version_override.tf" <<-END
		terraform {
		  required_providers {
		    identity = {
		      source  = "seed-97276580/identity"
		      version = "$version"
		    }
		  }
		}
	END

	TF_CLI_CONFIG_FILE=$folder/cli.tfrc
	cd "$folder/demo"
	"$cli" init -input=false -no-color
	cp .terraform.lock.hcl ../first.lock.hcl
	rm -rf .terraform
	"$cli" init -input=false -no-color -lockfile=readonly >/dev/null
	cmp .terraform.lock.hcl ../first.lock.hcl
	"$cli" validate -no-color
	"$cli" plan -input=false -no-color -out=saved.tfplan
	"$cli" apply -input=false -no-color saved.tfplan
	"$cli" output -json | grep -q '"decision": *"approved"' || fail "the session was not read"

	# A binary that was changed after the lock file was written is refused.
	printf x >>"$mirror/terraform-provider-identity_v$version$(go env GOEXE)"
	rm -rf .terraform
	if "$cli" init -input=false -no-color -lockfile=readonly >"$folder/log" 2>&1; then
		fail "a changed binary was installed"
	fi
	grep -q "checksum" "$folder/log" || { cat "$folder/log"; exit 1; }
	cd "$root"
}

if command -v terraform >/dev/null; then
	step "Terraform installs, plans and applies"
	install "$(CLI=terraform scripts/cli.sh)" registry.terraform.io
fi

step "OpenTofu installs, plans and applies"
install "$(CLI=tofu scripts/cli.sh)" registry.opentofu.org

step "Installed"
