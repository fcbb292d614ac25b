package provider

import (
	"os"

	"github.com/seed-97276580/terraform-provider-identity/internal/datasources"
)

// SilenceUnreadLogs has the plugin libraries write no log if nobody reads it: otherwise they write several lines for
// each attribute. It sets their environment variable, unless somebody did.
func SilenceUnreadLogs() {
	if !datasources.LogsAreRead(os.Getenv) && os.Getenv("TF_LOG_SDK") == "" {
		_ = os.Setenv("TF_LOG_SDK", "off") // fails for impossible names only
	}
}
