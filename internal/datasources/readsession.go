package datasources

import (
	"context"
	"fmt"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
)

// The deadline of a whole read, with all its attempts and waits, if nobody says otherwise.
const (
	ReadTimeout = 2 * time.Minute
	waitTimeout = 10 * time.Minute
)

// ReadSession reads one session within its deadline, once or until the wait is over.
func ReadSession[S Session](ctx context.Context, vendor string, decisions Decisions, wait *WaitFor, timeout Timeout,
	read func(context.Context) (S, error),
) (session S, diags diag.Diagnostics) {
	ifAbsent := ReadTimeout
	if wait != nil {
		ifAbsent = waitTimeout
	}

	ctx, cancel, diags := WithDeadline(ctx, timeout, ifAbsent)
	defer cancel()

	if diags.HasError() {
		return session, diags
	}

	session, err := await(ctx, vendor, decisions, wait, read)
	if err != nil {
		diags.Append(ErrorDiagnostic(vendor, path.Root("id"), err))
	}

	return session, diags
}

// Timeout looks a deadline up, or returns the default: Read or Open of a timeouts.Value.
type Timeout func(ctx context.Context, ifAbsent time.Duration) (time.Duration, diag.Diagnostics)

// WithDeadline bounds a read by what timeouts says, or by ifAbsent.
func WithDeadline(ctx context.Context, timeout Timeout, ifAbsent time.Duration) (context.Context, context.CancelFunc, diag.Diagnostics) {
	duration, diags := timeout(ctx, ifAbsent)
	if duration <= 0 && !diags.HasError() {
		diags.AddAttributeError(path.Root("timeouts"), "Invalid value of timeouts",
			fmt.Sprintf("A deadline must be a positive duration, such as \"30s\"; it is %s.", duration))
	}

	ctx, cancel := context.WithTimeout(ctx, duration)

	return ctx, cancel, diags
}
