package datasources

import (
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/types"
)

func TestNewObjectMap(t *testing.T) {
	t.Parallel()

	type object struct {
		Text  string    `tfsdk:"text"`
		Maybe *string   `tfsdk:"maybe"`
		List  []*string `tfsdk:"list"`
	}

	text := "t"
	attributes := map[string]attr.Type{"text": types.StringType, "maybe": types.StringType, "list": types.ListType{ElemType: types.StringType}}

	want := types.MapValueMust(types.ObjectType{AttrTypes: attributes}, map[string]attr.Value{
		"full": types.ObjectValueMust(attributes, map[string]attr.Value{
			"text":  types.StringValue("t"),
			"maybe": types.StringValue("t"),
			"list":  types.ListValueMust(types.StringType, []attr.Value{types.StringValue("t"), types.StringNull()}),
		}),
		"nulls": types.ObjectValueMust(attributes, map[string]attr.Value{
			"text":  types.StringValue(""),
			"maybe": types.StringNull(),
			"list":  types.ListNull(types.StringType),
		}),
		"empty list": types.ObjectValueMust(attributes, map[string]attr.Value{
			"text":  types.StringValue(""),
			"maybe": types.StringNull(),
			"list":  types.ListValueMust(types.StringType, []attr.Value{}),
		}),
	})

	got := NewObjectMap(map[string]object{
		"full":       {"t", &text, []*string{&text, nil}},
		"nulls":      {},
		"empty list": {List: []*string{}},
	})
	if !got.Equal(want) {
		t.Errorf("got  %s\nwant %s", got, want)
	}

	if empty := NewObjectMap[object](nil); empty.IsNull() || len(empty.Elements()) > 0 || !empty.ElementType(t.Context()).Equal(want.ElementType(t.Context())) {
		t.Errorf("no structs became %s of %s", empty, empty.ElementType(t.Context()))
	}
}
