package provider

import "github.com/seed-97276580/terraform-provider-identity/internal/datasources"

// PrepareLogs has the plugin libraries write no log unless the user reads it: otherwise they write several lines for
// each attribute. A provider that is being debugged has a terminal of its own, where somebody does. It sets
// environment variables, which is how those libraries are told.
func PrepareLogs(debug bool, getenv datasources.Getenv, setenv func(name, value string) error) {
	name, value := "TF_LOG_SDK", "off"
	if debug {
		name, value = "TF_LOG_PROVIDER", "debug"
	}

	if getenv(name) == "" && !datasources.LogsAreRead(getenv) {
		_ = setenv(name, value) // fails for impossible names only
	}
}
