package datasources

import (
	"math/big"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework-jsontypes/jsontypes"
	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/tfsdk"
	"github.com/hashicorp/terraform-plugin-framework/types"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
)

type objectModel struct {
	Text string `tfsdk:"text"`
	objectPart
	JSON   jsontypes.Normalized   `tfsdk:"json"`
	Number JSONNumber             `tfsdk:"number"`
	Object types.Object           `tfsdk:"object"`
	Inner  *objectInner           `tfsdk:"inner"`
	List   []*objectInner         `tfsdk:"list"`
	Map    map[string]objectInner `tfsdk:"map"`
}

type objectPart struct {
	Maybe *string `tfsdk:"maybe"`
	Flag  *bool   `tfsdk:"flag"`
	Count *int64  `tfsdk:"count"`
}

type objectInner struct {
	Texts  []*string  `tfsdk:"texts"`
	Number JSONNumber `tfsdk:"number"`
}

func objectSchema() schema.Schema {
	inner := map[string]schema.Attribute{
		"texts":  schema.ListAttribute{ElementType: types.StringType, Computed: true},
		"number": Number(""),
	}

	return schema.Schema{Attributes: map[string]schema.Attribute{
		"text":   String(""),
		"maybe":  String(""),
		"flag":   Bool(""),
		"count":  schema.Int64Attribute{Computed: true},
		"json":   schema.StringAttribute{CustomType: jsontypes.NormalizedType{}, Computed: true},
		"number": Number(""),
		"object": Object("", map[string]schema.Attribute{"read": String("")}),
		"inner":  Object("", inner),
		"list":   Objects("", inner),
		"map":    ObjectMap("", inner),
	}}
}

// The framework's own way from a model to state is the measure.
func TestNewObjectIsWhatTheFrameworkMakes(t *testing.T) {
	t.Parallel()

	read := map[string]attr.Type{"read": types.StringType}
	full := objectInner{Texts: []*string{new("t"), nil}, Number: JSONNumber{types.NumberValue(big.NewFloat(1.5))}}

	for name, model := range map[string]objectModel{
		"nulls": {Object: types.ObjectNull(read)},
		"empty": {
			Object: types.ObjectNull(read),
			Inner:  &objectInner{Texts: []*string{}},
			List:   []*objectInner{},
			Map:    map[string]objectInner{},
		},
		"full": {
			Text:       "t",
			objectPart: objectPart{new("t"), new(true), new(int64(1))},
			JSON:       jsontypes.NewNormalizedValue(`{"a": 1}`),
			Object:     types.ObjectValueMust(read, map[string]attr.Value{"read": types.StringValue("1m")}),
			Inner:      &full,
			List:       []*objectInner{&full, nil},
			Map:        map[string]objectInner{"a": full, "b": {}},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			want, got := emptyState(t), emptyState(t)

			if diags := want.Set(t.Context(), model); diags.HasError() {
				t.Fatal(diags)
			}

			if diags := got.Set(t.Context(), NewObject(model)); diags.HasError() {
				t.Fatal(diags)
			}

			if !got.Raw.Equal(want.Raw) {
				t.Errorf("got  %s\nwant %s", got.Raw, want.Raw)
			}
		})
	}
}

func emptyState(t *testing.T) tfsdk.State {
	t.Helper()

	schema := objectSchema()

	return tfsdk.State{Schema: schema, Raw: tftypes.NewValue(schema.Type().TerraformType(t.Context()), nil)}
}
