package provider

import "github.com/seed-97276580/terraform-provider-identity/internal/datasources"

// SilenceUnreadLogs has the plugin libraries write no log if nobody reads it: otherwise they write several lines for
// each attribute. It sets their environment variable, unless somebody did.
func SilenceUnreadLogs(getenv datasources.Getenv, setenv func(name, value string) error) {
	if !datasources.LogsAreRead(getenv) && getenv("TF_LOG_SDK") == "" {
		_ = setenv("TF_LOG_SDK", "off") // fails for impossible names only
	}
}
