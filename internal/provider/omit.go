package provider

import (
	"context"
	"errors"
	"strconv"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/provider/schema"
	"github.com/hashicorp/terraform-plugin-framework/tfsdk"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/seed-97276580/terraform-provider-identity/internal/attribute"
)

const omitPersonalDataEnv = "IDENTITY_OMIT_PERSONAL_DATA"

func omitPersonalDataAttribute() schema.BoolAttribute {
	return schema.BoolAttribute{
		MarkdownDescription: "Whether all attributes that contain or may contain personal data are null, so that it " +
			"reaches neither plan nor state. Takes effect if either the configuration or the environment variable turns it " +
			"on, so that a pipeline can enforce it. Environment variable: `" + omitPersonalDataEnv + "`. Default: `false`.",
		Optional: true,
	}
}

// omitPersonalData is true if the configuration or the environment says so. A variable that is neither true nor false
// is an error: guessing wrong writes personal data to state.
func (p *identityProvider) omitPersonalData(ctx context.Context, config tfsdk.Config) (bool, diag.Diagnostics) {
	var configured types.Bool

	at := path.Root("omit_personal_data")
	diags := config.GetAttribute(ctx, at, &configured)

	value := p.getenv(omitPersonalDataEnv)
	if value == "" {
		return configured.ValueBool(), diags
	}

	omit, err := strconv.ParseBool(value)
	if err != nil {
		diags.Append(attribute.Invalid(at, errors.New("of the environment variable "+omitPersonalDataEnv+
			" must be true or false")))
	}

	return omit || configured.ValueBool(), diags
}
