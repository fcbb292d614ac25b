package datasources

import (
	"context"
	"errors"
	"time"

	"github.com/hashicorp/terraform-plugin-framework-timeouts/datasource/timeouts"
	"github.com/hashicorp/terraform-plugin-framework-validators/listvalidator"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"
)

// Bounds of poll_interval.
const (
	minPollInterval = time.Second
	maxPollInterval = 5 * time.Minute
)

// WaitForAttribute describes wait_for.
func WaitForAttribute() schema.SingleNestedAttribute {
	return schema.SingleNestedAttribute{
		MarkdownDescription: "Waits, instead of reading once: reads again and again until the session has one of `statuses`. Ends with " +
			"an error at once when the decision is final and the status is not one of them, and at the deadline of `timeouts`. " +
			"An argument of this provider, not of the vendor.",
		Optional: true,
		Attributes: map[string]schema.Attribute{
			"statuses": schema.ListAttribute{
				MarkdownDescription: "Statuses to wait for, as the vendor writes them. Without it, until the decision is final, " +
					"whatever it is.",
				ElementType: types.StringType,
				Optional:    true,
				Validators:  []validator.List{listvalidator.SizeAtLeast(1), listvalidator.NoNullValues(), listvalidator.ValueStringsAre(Text())},
			},
			"poll_interval": schema.StringAttribute{
				MarkdownDescription: "Pause between two reads, from `1s` to `5m`. Default: `5s`.",
				Optional:            true,
				Validators:          []validator.String{pollInterval()},
			},
		},
	}
}

// TimeoutsAttribute describes timeouts.
func TimeoutsAttribute(ctx context.Context) schema.Attribute {
	attribute := timeouts.AttributesWithOpts(ctx, timeouts.Opts{ReadDescription: timeoutText})

	if object, ok := attribute.(schema.SingleNestedAttribute); ok {
		object.MarkdownDescription = timeoutsText

		return object
	}

	return attribute
}

const (
	timeoutsText = "Deadline of the whole read. An argument of this provider, not of the vendor."
	timeoutText  = "How long the whole read may take, with all its attempts and waits, such as `30s` or `2h45m`. Default: `2m`, " +
		"and `10m` with `wait_for`."
)

func pollInterval() validator.String {
	return rule{"must be a duration from 1s to 5m", func(value string) error {
		if interval, err := time.ParseDuration(value); err != nil || interval < minPollInterval || interval > maxPollInterval {
			return errors.New("must be a duration from 1s to 5m")
		}

		return nil
	}}
}
