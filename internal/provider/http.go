package provider

import (
	"context"
	"math/big"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/provider/schema"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/tfsdk"

	"github.com/seed-97276580/terraform-provider-identity/internal/apiclient"
	"github.com/seed-97276580/terraform-provider-identity/internal/attribute"
)

// httpModel is the http block. Absent settings are nil.
type httpModel struct {
	RequestTimeout        *string    `tfsdk:"request_timeout"`
	MaxRetries            *int64     `tfsdk:"max_retries"`
	MaxRetryWait          *string    `tfsdk:"max_retry_wait"`
	MaxConcurrentRequests *int64     `tfsdk:"max_concurrent_requests"`
	MaxRequestsPerSecond  *big.Float `tfsdk:"max_requests_per_second"`
	CACertificates        *string    `tfsdk:"ca_certificates"`
	ClientCertificate     *string    `tfsdk:"client_certificate"`
	ClientKey             *string    `tfsdk:"client_key"`
}

func httpBlock() schema.SingleNestedBlock {
	return schema.SingleNestedBlock{
		MarkdownDescription: "How requests are made. Applies to all vendors.",
		Validators:          []validator.Object{attribute.AllOrNoneOf("client_certificate", "client_key").Hidden()},
		Attributes: map[string]schema.Attribute{
			"request_timeout": schema.StringAttribute{
				MarkdownDescription: "Time limit of one attempt at a request, including its response. Default: `30s`.",
				Optional:            true,
				Validators:          []validator.String{attribute.Duration()},
			},
			"max_retries": schema.NumberAttribute{
				MarkdownDescription: "How often a request is retried after a broken connection, a timeout, a response from a " +
					"cache or the status 408, 500, 502, 503, 504, 520 to 524 or 530: 0 to 20. The vendor's rate limits (429, and " +
					"503 with `Retry-After`) are bounded by the deadline of the read instead, unless this is 0. Default: `4`.",
				Optional:   true,
				Validators: []validator.Number{attribute.IntegerBetween(0, 20)},
			},
			"max_retry_wait": schema.StringAttribute{
				MarkdownDescription: "Longest wait between two attempts, at least `100ms`. If the vendor asks for a longer " +
					"one with `Retry-After`, the read ends with an error that says how long it is; `wait_for` then waits for as " +
					"long before the next read. Default: `30s`.",
				Optional: true,
				// Each pause for the vendor's limits is as long, and there may be many: see limits.
				Validators: []validator.String{
					attribute.DurationBetween(100*time.Millisecond, 1<<63-1, `must be a duration of at least 100ms, such as "30s"`),
				},
			},
			"max_concurrent_requests": schema.NumberAttribute{
				MarkdownDescription: "How many requests to one vendor may be in flight at the same time, and how many " +
					"connections to each of its hosts may be open: 1 to 1000. Default: `32`.",
				Optional:   true,
				Validators: []validator.Number{attribute.IntegerBetween(1, 1000)},
			},
			"max_requests_per_second": schema.NumberAttribute{
				MarkdownDescription: "How many requests may be sent to one vendor per second, including retries: 0.01 to 10000. " +
					"A plan and the apply after it count separately. Default: no limit.",
				Optional:   true,
				Validators: []validator.Number{attribute.NumberBetween(0.01, 10_000)},
			},
			"ca_certificates": schema.StringAttribute{
				MarkdownDescription: "CA certificates in PEM form to trust in addition to the system's, for instance those of a " +
					"corporate proxy: `file(\"corporate-ca.pem\")`. Default: only the system's.",
				Optional:   true,
				Validators: []validator.String{attribute.Hidden(certificates())}, // a PEM file may also hold a key
			},
			"client_certificate": schema.StringAttribute{
				MarkdownDescription: "Client certificate in PEM form, with its chain, for a server that requires one (mutual " +
					"TLS): `file(\"client.pem\")`. Requires `client_key`. Default: none.",
				Optional:   true,
				Validators: []validator.String{attribute.Hidden(inPEM())},
			},
			"client_key": schema.StringAttribute{
				MarkdownDescription: "Private key of `client_certificate` in PEM form: `file(\"client-key.pem\")`.",
				Optional:            true,
				Sensitive:           true,
				Validators:          []validator.String{attribute.Hidden(inPEM())},
			},
		},
	}
}

// httpPolicy returns the default policy with the block's settings in place of its own. Validators have seen
// each setting.
func httpPolicy(ctx context.Context, config tfsdk.Config, userAgent string) (apiclient.Policy, diag.Diagnostics) {
	var block *httpModel

	policy := apiclient.DefaultPolicy(userAgent)

	diags := config.GetAttribute(ctx, path.Root("http"), &block)
	if block == nil || diags.HasError() {
		return policy, diags
	}

	setDuration(&policy.RequestTimeout, block.RequestTimeout)
	setInt(&policy.MaxRetries, block.MaxRetries)
	setDuration(&policy.MaxRetryWait, block.MaxRetryWait)
	setInt(&policy.MaxConcurrentRequests, block.MaxConcurrentRequests)

	if block.MaxRequestsPerSecond != nil {
		policy.MaxRequestsPerSecond, _ = block.MaxRequestsPerSecond.Float64() // which few fractions fit exactly
	}

	if block.CACertificates != nil {
		roots, err := apiclient.ParseCertificates(*block.CACertificates)
		if err != nil {
			diags.Append(badPEM("ca_certificates", err)...)
		}

		policy.RootCAs = roots
	}

	if block.ClientCertificate != nil && block.ClientKey != nil {
		pair, err := apiclient.ParseClientCertificate(*block.ClientCertificate, *block.ClientKey)
		if err != nil {
			diags.Append(badPEM("client_certificate", err)...)
		}

		policy.ClientCertificate = pair
	}

	return policy, diags
}

func setDuration(to *time.Duration, from *string) {
	if from == nil {
		return
	}

	if duration, err := time.ParseDuration(*from); err == nil {
		*to = duration
	}
}

func setInt(to *int, from *int64) {
	if from != nil {
		*to = int(*from)
	}
}

func certificates() validator.String {
	return attribute.Rule("must be one or more certificates in PEM form", func(value string) error {
		_, err := apiclient.ParseCertificates(value)

		return err
	})
}

// badPEM is the error for an attribute that cannot be used, as attribute.Hidden makes it.
func badPEM(name string, err error) diag.Diagnostics {
	return attribute.WithoutPaths(diag.Diagnostics{attribute.Invalid(path.Root("http").AtName(name), err)})
}

func inPEM() validator.String { return attribute.Rule("must be in PEM form", apiclient.CheckPEM) }
