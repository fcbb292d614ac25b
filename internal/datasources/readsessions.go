package datasources

import (
	"errors"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework-validators/int64validator"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"
)

// defaultMaxSessions is max_sessions if nobody says otherwise.
const defaultMaxSessions = 10_000

// MaxSessions returns the value of max_sessions, or its default.
func MaxSessions(configured *int64) int {
	if configured == nil {
		return defaultMaxSessions
	}

	return int(*configured)
}

// MaxSessionsAttribute describes max_sessions.
func MaxSessionsAttribute() schema.Int64Attribute {
	return schema.Int64Attribute{
		MarkdownDescription: "How many sessions may be read. More are an error, never a result that is cut off. Default: `10000`.",
		Optional:            true,
		Validators:          []validator.Int64{int64validator.AtLeast(1)},
	}
}

// SessionsAttribute describes sessions, a map from session id to a summary: summary's attributes and the id.
func SessionsAttribute(summary map[string]schema.Attribute) schema.MapNestedAttribute {
	summary["id"] = String("Id of this session, as in the map's key.")

	return ObjectMap("The sessions that were found, by their ids.", summary)
}

// MissingIDsAttribute describes missing_ids.
func MissingIDsAttribute() schema.ListAttribute {
	return schema.ListAttribute{
		MarkdownDescription: "Ids of `ids` that the vendor does not know (it answered 404), in the order of `ids`.",
		ElementType:         types.StringType,
		Computed:            true,
	}
}

// TooManySessions is the error for more than max_sessions.
func TooManySessions(vendor string, allowed int) diag.Diagnostic {
	return diag.NewAttributeErrorDiagnostic(path.Root("max_sessions"), "Too many "+vendor+" sessions",
		fmt.Sprintf("There are more than max_sessions = %d. Raise it, or ask for fewer.", allowed))
}

// ManyDiagnostic is ErrorDiagnostic for a failure of ReadMany: it points at the element of ids.
func ManyDiagnostic(vendor string, err error) diag.Diagnostic {
	at := path.Root("ids")
	if many, ok := errors.AsType[*ManyError](err); ok {
		at = at.AtListIndex(many.Index)
	}

	return ErrorDiagnostic(vendor, at, err)
}
