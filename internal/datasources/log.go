package datasources

import (
	"context"

	"github.com/hashicorp/terraform-plugin-log/tflog"

	"github.com/seed-97276580/terraform-provider-identity/internal/apiclient"
)

// DebugLogger writes debug lines to the log of Terraform or OpenTofu. It is nil unless the person asked for a log:
// the CLI reads every line only to throw it away, which takes a noticeable part of a large plan.
func DebugLogger(getenv Getenv) apiclient.Logger {
	if getenv("TF_LOG") == "" && getenv("TF_LOG_PROVIDER") == "" {
		return nil
	}

	return func(ctx context.Context, message string, fields map[string]any) {
		tflog.Debug(ctx, message, fields)
	}
}
