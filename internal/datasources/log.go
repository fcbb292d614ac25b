package datasources

import (
	"context"

	"github.com/hashicorp/terraform-plugin-log/tflog"

	"github.com/seed-97276580/terraform-provider-identity/internal/apiclient"
)

// LogsAreRead reports whether the person asked Terraform or OpenTofu for a provider's log. If not, the CLI reads
// every line only to throw it away, which takes a good part of a large plan.
func LogsAreRead(getenv Getenv) bool {
	return getenv("TF_LOG") != "" || getenv("TF_LOG_PROVIDER") != ""
}

// DebugLogger writes debug lines to the CLI's log. It is nil unless the user reads them.
func DebugLogger(getenv Getenv) apiclient.Logger {
	if !LogsAreRead(getenv) {
		return nil
	}

	return func(ctx context.Context, message string, fields map[string]any) {
		tflog.Debug(ctx, message, fields)
	}
}
