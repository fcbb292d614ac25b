package datasources

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/function"
)

// decisionFunction is the function VENDOR_decision, which maps a vendor's status to a decision.
type decisionFunction struct{ vendor Vendor }

func (f *decisionFunction) Metadata(_ context.Context, _ function.MetadataRequest, resp *function.MetadataResponse) {
	resp.Name = f.vendor.Name + "_decision"
}

func (f *decisionFunction) Definition(
	_ context.Context, _ function.DefinitionRequest, resp *function.DefinitionResponse,
) {
	title := f.vendor.Title

	resp.Definition = function.Definition{
		Summary: "Decision for a " + title + " status",
		MarkdownDescription: "Returns what a " + title + " status means for a gate. Use it for statuses that do not come " +
			"from this provider, such as the value of a variable. It makes no request. The result is one of " +
			f.vendor.Decisions.table(),
		Parameters: []function.Parameter{function.StringParameter{
			Name: "status",
			MarkdownDescription: "Status, spelled as " + title + " spells it. The result for null is `unknown`. OpenTofu " +
				"cannot pass null to a provider's function: use `coalesce(status, \"none\")` there.",
			AllowNullValue: true,
		}},
		Return: function.StringReturn{},
	}
}

func (f *decisionFunction) Run(ctx context.Context, req function.RunRequest, resp *function.RunResponse) {
	var status *string

	resp.Error = function.ConcatFuncErrors(req.Arguments.Get(ctx, &status))
	if resp.Error != nil {
		return
	}

	resp.Error = function.ConcatFuncErrors(resp.Result.Set(ctx, string(f.vendor.Decisions.Of(status))))
}
