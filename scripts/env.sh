# Sourced by the other scripts. Keeps the user's own Terraform and provider configuration out of a run,
# and writes a CLI configuration into the folder $work that takes the provider from $work/bin.

for variable in $(env | sed -n 's/^\(\(TF_CLI_ARGS\|TF_VAR_\|SOLARIS_\|BELTIC_\|IDENTITY_\)[A-Za-z0-9_]*\)=.*/\1/p'); do
	unset "$variable"
done
unset TF_DATA_DIR TF_WORKSPACE TF_REATTACH_PROVIDERS TF_PLUGIN_CACHE_DIR

# The source address has no host, so that each CLI adds its own.
cat >"$work/cli.tfrc" <<EOF
disable_checkpoint = true

provider_installation {
  dev_overrides {
    "seed-97276580/identity" = "$work/bin"
  }

  direct {}
}
EOF

export TF_CLI_CONFIG_FILE="$work/cli.tfrc" TF_IN_AUTOMATION=1 CHECKPOINT_DISABLE=1
