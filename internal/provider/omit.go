package provider

import (
	"strconv"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/types"
)

const omitPersonalDataEnv = "IDENTITY_OMIT_PERSONAL_DATA"

// omitPersonalData resolves the setting. A variable that is neither true nor false is an error: whoever set
// it wanted something, and guessing wrong writes personal data to state.
func (p *identityProvider) omitPersonalData(configured types.Bool) (bool, diag.Diagnostics) {
	if !configured.IsNull() {
		return configured.ValueBool(), nil
	}

	value := p.getenv(omitPersonalDataEnv)
	if value == "" {
		return false, nil
	}

	omit, err := strconv.ParseBool(value)
	if err != nil {
		return false, diag.Diagnostics{diag.NewAttributeErrorDiagnostic(path.Root("omit_personal_data"),
			"Invalid value of omit_personal_data",
			"The environment variable "+omitPersonalDataEnv+" must be true or false.")}
	}

	return omit, nil
}
