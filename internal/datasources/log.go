package datasources

import (
	"context"

	"github.com/hashicorp/terraform-plugin-log/tflog"
)

// Debug writes a debug line to Terraform's log. It is the apiclient.Logger of all vendors.
func Debug(ctx context.Context, message string, fields map[string]any) {
	tflog.Debug(ctx, message, fields)
}
