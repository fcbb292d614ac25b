package datasources

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/function"
)

// DecisionFunction returns the constructor of NAME_decision, which maps a vendor's status to a decision.
func DecisionFunction(name, title string, decisions Decisions) func() function.Function {
	return func() function.Function { return &decisionFunction{name, title, decisions} }
}

type decisionFunction struct {
	name, title string
	decisions   Decisions
}

func (f *decisionFunction) Metadata(_ context.Context, _ function.MetadataRequest, resp *function.MetadataResponse) {
	resp.Name = f.name + "_decision"
}

func (f *decisionFunction) Definition(_ context.Context, _ function.DefinitionRequest, resp *function.DefinitionResponse) {
	resp.Definition = function.Definition{
		Summary: "Decision for a " + f.title + " status",
		MarkdownDescription: "Returns what a " + f.title + " status means for a gate, for statuses that come from elsewhere, such as a " +
			"webhook or a variable. It asks nobody and always gives the same result: one of " + f.decisions.table(),
		Parameters: []function.Parameter{function.StringParameter{
			Name: "status",
			MarkdownDescription: "Status as " + f.title + " writes it. Null is `unknown`. OpenTofu " +
				"cannot pass null to a provider's function: write `coalesce(status, \"none\")` there.",
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

	resp.Error = function.ConcatFuncErrors(resp.Result.Set(ctx, string(f.decisions.Of(status))))
}
