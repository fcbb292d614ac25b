package attribute

import (
	"math/big"
	"testing"

	"github.com/go-json-experiment/json"
	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/tfsdk"
	"github.com/hashicorp/terraform-plugin-framework/types"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
)

// model has every kind of field. Its twin has the same, as the framework wants it.
type model struct {
	Text string `tfsdk:"text"`
	part
	JSON   JSONText         `tfsdk:"json"`
	Number JSONNumber       `tfsdk:"number"`
	Inner  *inner           `tfsdk:"inner"`
	List   []*inner         `tfsdk:"list"`
	Map    map[string]inner `tfsdk:"map"`
}

type twin struct {
	Arguments *string `tfsdk:"argument"`
	Text      string  `tfsdk:"text"`
	part
	JSON   *string              `tfsdk:"json"`
	Number types.Number         `tfsdk:"number"`
	Inner  *twinInner           `tfsdk:"inner"`
	List   []*twinInner         `tfsdk:"list"`
	Map    map[string]twinInner `tfsdk:"map"`
}

type part struct {
	Maybe *string `tfsdk:"maybe"`
	Flag  *bool   `tfsdk:"flag"`
}

type inner struct {
	Texts  []*string  `tfsdk:"texts"`
	Number JSONNumber `tfsdk:"number"`
}

type twinInner struct {
	Texts  []*string    `tfsdk:"texts"`
	Number types.Number `tfsdk:"number"`
}

func testSchema() schema.Schema {
	inner := map[string]schema.Attribute{"texts": Strings(""), "number": Number("")}

	return schema.Schema{Attributes: map[string]schema.Attribute{
		"argument": schema.StringAttribute{Optional: true},
		"text":     String(""),
		"maybe":    String(""),
		"flag":     Bool(""),
		"json":     String(""),
		"number":   Number(""),
		"inner":    Object("", inner),
		"list":     Objects("", inner),
		"map":      ObjectMap("", inner),
	}}
}

// configuration has the one argument, and all else is null.
func configuration(t *testing.T) tftypes.Value {
	t.Helper()

	state := tfsdk.State{Schema: testSchema()}
	if diags := state.Set(t.Context(), twin{Arguments: new("kept"), Number: types.NumberNull()}); diags.HasError() {
		t.Fatal(diags)
	}

	return state.Raw
}

// The framework's own way from a model to state is the measure.
func TestResultIsWhatTheFrameworkMakes(t *testing.T) {
	t.Parallel()

	half := big.NewFloat(1.5)
	full := inner{Texts: []*string{new("t"), nil}, Number: JSONNumber{half}}
	fullTwin := twinInner{Texts: []*string{new("t"), nil}, Number: types.NumberValue(half)}

	for name, test := range map[string]struct {
		model model
		twin  twin
	}{
		"nulls": {
			twin: twin{Number: types.NumberNull()},
		},
		"empty": {
			model: model{Inner: &inner{Texts: []*string{}}, List: []*inner{}, Map: map[string]inner{}},
			twin: twin{
				Number: types.NumberNull(),
				Inner:  &twinInner{Texts: []*string{}, Number: types.NumberNull()},
				List:   []*twinInner{},
				Map:    map[string]twinInner{},
			},
		},
		"full": {
			model: model{
				Text:  "t",
				part:  part{Maybe: new("m"), Flag: new(true)},
				JSON:  JSONText{new(`{"a":1}`)},
				Inner: &full,
				List:  []*inner{&full, nil},
				Map:   map[string]inner{"a": full, "b": {}},
			},
			twin: twin{
				Text:   "t",
				part:   part{Maybe: new("m"), Flag: new(true)},
				JSON:   new(`{"a":1}`),
				Number: types.NumberNull(),
				Inner:  &fullTwin,
				List:   []*twinInner{&fullTwin, nil},
				Map:    map[string]twinInner{"a": fullTwin, "b": {Number: types.NumberNull()}},
			},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			test.twin.Arguments = new("kept")

			want := tfsdk.State{Schema: testSchema()}
			if diags := want.Set(t.Context(), test.twin); diags.HasError() {
				t.Fatal(diags)
			}

			if got := Result(configuration(t), test.model); !got.Equal(want.Raw) {
				t.Errorf("got  %s\nwant %s", got, want.Raw)
			}
		})
	}
}

type models []any

func (m models) Models() []any { return m }

type text struct {
	Text string `tfsdk:"text"`
}

// The framework compares the configuration with the state afterwards: it must be what it was.
func TestResultLeavesTheConfigurationAlone(t *testing.T) {
	t.Parallel()

	object := tftypes.Object{AttributeTypes: map[string]tftypes.Type{"text": tftypes.String}}
	configuration := tftypes.NewValue(object, map[string]tftypes.Value{"text": tftypes.NewValue(tftypes.String, nil)})
	before := configuration.Copy()

	Result(configuration, struct {
		Text string `tfsdk:"text"`
	}{"read"})

	if !configuration.Equal(before) {
		t.Errorf("the configuration is now %s", configuration)
	}
}

func TestResultOfSeveralModels(t *testing.T) {
	t.Parallel()

	first, second := text{"first"}, part{Maybe: new("second")}

	whole := model{Text: "first", part: second}
	attributesOf := func(value tftypes.Value) map[string]tftypes.Value {
		var attributes map[string]tftypes.Value
		if err := value.As(&attributes); err != nil {
			t.Fatal(err)
		}

		return attributes
	}

	want := attributesOf(Result(configuration(t), whole))

	for name, got := range map[string]tftypes.Value{
		"beside each other": Result(configuration(t), first, second),
		"as one":            Result(configuration(t), models{first, &second}),
		"one in the other":  Result(configuration(t), models{models{first}, second}),
	} {
		attributes := attributesOf(got)
		for _, name := range []string{"argument", "text", "maybe", "flag"} {
			if !attributes[name].Equal(want[name]) {
				t.Errorf("%s: got %s, want %s", name, attributes[name], want[name])
			}
		}

		if t.Failed() {
			t.Log(name)
		}
	}
}

func TestJSONText(t *testing.T) {
	t.Parallel()

	for text, want := range map[string]*string{
		`null`:                 nil,
		`{}`:                   new(`{}`),
		`{ "b": 1.0, "a":[] }`: new(`{"b":1.0,"a":[]}`),
	} {
		var got JSONText
		if err := json.Unmarshal([]byte(text), &got); err != nil {
			t.Fatal(err)
		}

		if diff := cmp.Diff(want, got.Text); diff != "" {
			t.Errorf("%s (-want +got):\n%s", text, diff)
		}
	}
}
