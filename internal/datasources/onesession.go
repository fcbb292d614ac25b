package datasources

import (
	"context"
	"maps"

	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/seed-97276580/terraform-provider-identity/internal/apiclient"
)

// Session is as much of a vendor's session as the domain needs.
type Session interface {
	// CurrentStatus returns the vendor's status, nil if the response had none.
	CurrentStatus() *string
}

// OneSession is the Source identity_VENDOR_session, which reads one session and mirrors the vendor's response. C is
// the vendor's client, A its arguments (see attribute.Decode), S its response (see attribute.Result).
type OneSession[C, A any, S Session] struct {
	Subject string // of "Reads …": "one identification session of a person at Solaris"

	// Attributes returns the arguments and what mirrors the response, except for status.
	Attributes func() map[string]schema.Attribute

	// Read reads the session. Its errors are *apiclient.Error.
	Read func(client C, ctx context.Context, arguments A) (S, error)
}

func (s OneSession[C, A, S]) suffix() string { return "session" }

func (s OneSession[C, A, S]) describe() (dataSource, ephemeralResource string) {
	return "Reads " + s.Subject + ". Every attribute that the response does not have is null.",
		"Reads " + s.Subject + ". The session is read when Terraform opens the ephemeral resource, in the plan and again " +
			"in the apply. Nothing about it is stored in plan or state. Every attribute that the response does not have is null."
}

func (s OneSession[C, A, S]) schema(vendor Vendor) schema.Schema {
	attributes := vendor.Decisions.attributes(vendor.Title)
	maps.Copy(attributes, s.Attributes())

	return schema.Schema{
		Attributes: attributes,
		Blocks:     map[string]schema.Block{"wait_for": waitForBlock(vendor, "the session has one of")},
	}
}

func (s OneSession[C, A, S]) read(
	ctx context.Context, vendor Vendor, data *ProviderData, config tftypes.Value,
) (result []any, diags diag.Diagnostics) {
	var (
		arguments A
		own       ownArguments
	)

	client := clientOf[C](data, vendor, &diags)
	own.decode(config, &arguments, &diags)

	ctx, cancel := own.withDeadline(ctx)
	defer cancel()

	if diags.HasError() {
		return nil, diags
	}

	ctx, notes := apiclient.WithNotes(ctx)

	session, err := await(ctx, vendor, own.WaitFor, func(ctx context.Context) (S, error) {
		return s.Read(client, ctx, arguments)
	})
	if err != nil {
		diags.Append(ErrorDiagnostic(vendor.Title, path.Root("id"), err))

		return nil, diags
	}

	diags.Append(vendor.warnings(notes)...)
	diags.Append(unknownDecisions(ctx, vendor, session)...)

	return []any{session, vendor.decide(session)}, diags
}
