package datasources

import (
	"cmp"
	"context"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/seed-97276580/terraform-provider-identity/internal/attribute"
)

// The default deadline of a whole read, with all its attempts and waits.
const (
	readTimeout = 2 * time.Minute
	waitTimeout = 10 * time.Minute
)

// ownArguments are the arguments that this provider adds to the vendor's. Validators have seen them.
type ownArguments struct {
	MaxSessions *int64    `tfsdk:"max_sessions"` // nil: defaultMaxSessions
	WaitFor     *WaitFor  `tfsdk:"wait_for"`
	Timeouts    *timeouts `tfsdk:"timeouts"`
}

// timeouts has the deadline of a data source or of an ephemeral resource.
type timeouts struct {
	Read *string `tfsdk:"read"`
	Open *string `tfsdk:"open"`
}

// Checker is what a vendor's arguments are if they can contradict each other.
type Checker interface {
	// Check returns what is wrong, before any request is sent.
	Check() diag.Diagnostics
}

// decode reads the vendor's arguments, which vendors points to, and the provider's own from a configuration.
func (a *ownArguments) decode(config tftypes.Value, vendors any, diags *diag.Diagnostics) {
	for _, into := range []any{vendors, a} {
		if err := attribute.Decode(config, into); err != nil {
			diags.Append(mistake("The configuration cannot be read: %v.", err))
		}
	}

	if checker, ok := vendors.(Checker); ok && !diags.HasError() {
		diags.Append(checker.Check()...)
	}
}

// withDeadline bounds a read by what timeouts says, or by the default.
func (a *ownArguments) withDeadline(ctx context.Context) (context.Context, context.CancelFunc) {
	deadline := readTimeout
	if a.WaitFor != nil {
		deadline = waitTimeout
	}

	if a.Timeouts != nil {
		deadline = durationOr(cmp.Or(a.Timeouts.Read, a.Timeouts.Open), deadline)
	}

	return context.WithTimeout(ctx, deadline)
}

func (a *ownArguments) maxSessions() int {
	if a.MaxSessions == nil {
		return defaultMaxSessions
	}

	return int(*a.MaxSessions)
}

// durationOr parses a duration that a validator has seen. Without one it returns the default.
func durationOr(text *string, byDefault time.Duration) time.Duration {
	if text != nil {
		if duration, err := time.ParseDuration(*text); err == nil {
			return duration
		}
	}

	return byDefault
}

// timeoutsBlock describes timeouts, with the one deadline that there is: "read" or "open".
func timeoutsBlock(deadline string) schema.SingleNestedBlock {
	return schema.SingleNestedBlock{
		MarkdownDescription: "Time limit of the whole read.",
		Validators:          []validator.Object{attribute.ExactlyOneOf(deadline)},
		Attributes: map[string]schema.Attribute{
			deadline: schema.StringAttribute{
				MarkdownDescription: "Time limit of the whole read, with all attempts and waits, such as `30s` or `2h45m`. " +
					"Default: `2m`, or `10m` with `wait_for`.",
				Optional:   true,
				Validators: []validator.String{attribute.Duration()},
			},
		},
	}
}
