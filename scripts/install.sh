#!/bin/sh
# Builds the provider into a filesystem mirror below .tools/, with a CLI configuration that takes it from there and all
# other providers from their registries, and prints how to use it. Unlike a development override, init works with it, with
# modules and lock files.
#
# Usage: scripts/install.sh
set -eu

cd "$(dirname "$0")/.."
mirror=$PWD/.tools/mirror
platform=$(go env GOOS)_$(go env GOARCH)
version=$(sed -n "s/^## \([0-9.]*\).*/\1/p" CHANGELOG.md | head -n 1)

go build -ldflags "-X main.version=$version" -o "$mirror/binary" .

for registry in registry.terraform.io registry.opentofu.org; do
	folder=$mirror/$registry/seed-97276580/identity/$version/$platform
	mkdir -p "$folder"
	cp "$mirror/binary" "$folder/terraform-provider-identity_v$version$(go env GOEXE)"
done
rm "$mirror/binary"

cat >"$mirror/cli.tfrc" <<EOF
provider_installation {
  filesystem_mirror {
    path    = "$mirror"
    include = ["registry.terraform.io/seed-97276580/identity", "registry.opentofu.org/seed-97276580/identity"]
  }

  direct {
    exclude = ["registry.terraform.io/seed-97276580/identity", "registry.opentofu.org/seed-97276580/identity"]
  }
}
EOF

echo "# The provider is version $version here. Remove .terraform.lock.hcl after each build: the lock file has the old checksum."
echo "export TF_CLI_CONFIG_FILE='$mirror/cli.tfrc'"
