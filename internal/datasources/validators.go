package datasources

import (
	"context"
	"errors"
	"strings"
	"time"
	"unicode"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"

	"github.com/seed-97276580/terraform-provider-identity/internal/apiclient"
)

// Text takes strings that are not empty, have no white space around them and no control characters: what
// is needed of a credential. A trailing line break from a file is the usual mistake.
func Text() validator.String {
	return rule{"must not be empty, have white space around it or contain control characters", checkText}
}

// ID takes what Text takes, except for the path elements "." and "..", which no escaping protects.
func ID() validator.String {
	return rule{`must not be empty, ".", "..", have white space around it or contain control characters`, checkID}
}

// URL takes https URLs, and http URLs of loopback addresses.
func URL() validator.String {
	return rule{"must be an https URL, or an http URL of a loopback address, without user name, query and fragment", checkURL}
}

// Duration takes positive durations, such as "30s".
func Duration() validator.String {
	return rule{errNoDuration.Error(), checkDuration}
}

// Certificates takes certificates in PEM form.
func Certificates() validator.String {
	return rule{"must be one or more certificates in PEM form", checkCertificates}
}

func checkText(value string) error {
	switch {
	case value == "":
		return errors.New("must not be empty")
	case strings.TrimSpace(value) != value:
		return errors.New("must not have white space around it; if it comes from a file, wrap it in trimspace()")
	case strings.ContainsFunc(value, unicode.IsControl):
		return errors.New("must not contain control characters")
	default:
		return nil
	}
}

func checkID(value string) error {
	if value == "." || value == ".." {
		return errors.New(`must not be "." or ".."`)
	}

	return checkText(value)
}

func checkURL(value string) error {
	if err := checkText(value); err != nil {
		return err
	}

	address, err := apiclient.ParseBaseURL(value)
	if err == nil && strings.HasSuffix(strings.TrimRight(address.Path, "/"), "/v1") {
		return errors.New("must not end in /v1: the provider adds the version")
	}

	return err
}

var errNoDuration = errors.New(`must be a positive duration, such as "30s" or "2m"`)

func checkDuration(value string) error {
	if duration, err := time.ParseDuration(value); err != nil || duration <= 0 {
		return errNoDuration
	}

	return nil
}

func checkCertificates(value string) error {
	_, err := apiclient.ParseCertificates(value)

	return err
}

// rule is a validator whose messages never repeat the value, which may be a secret.
type rule struct {
	description string
	check       func(string) error
}

func (r rule) Description(context.Context) string         { return r.description }
func (r rule) MarkdownDescription(context.Context) string { return r.description }

func (r rule) ValidateString(_ context.Context, req validator.StringRequest, resp *validator.StringResponse) {
	if req.ConfigValue.IsNull() || req.ConfigValue.IsUnknown() {
		return
	}

	if err := r.check(req.ConfigValue.ValueString()); err != nil {
		resp.Diagnostics.Append(invalidValue(req.Path, err))
	}
}

func invalidValue(at path.Path, err error) diag.Diagnostic {
	return diag.NewAttributeErrorDiagnostic(at, "Invalid value of "+at.String(), "The value "+err.Error()+".")
}
