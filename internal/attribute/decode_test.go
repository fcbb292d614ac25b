package attribute

import (
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
)

type arguments struct {
	Text    string            `tfsdk:"text"`
	Maybe   *string           `tfsdk:"maybe"`
	Absent  *string           `tfsdk:"absent"`
	Flag    *bool             `tfsdk:"flag"`
	Count   *int64            `tfsdk:"count"`
	Rate    float64           `tfsdk:"rate"`
	List    []string          `tfsdk:"list"`
	Map     map[string]string `tfsdk:"map"`
	Block   *block            `tfsdk:"block"`
	NoBlock *block            `tfsdk:"no_block"`
}

type block struct {
	Words []string `tfsdk:"words"`
}

func TestDecodeLargeNumbers(t *testing.T) {
	t.Parallel()

	for _, number := range []int64{1<<53 + 1, math.MaxInt64} {
		object := tftypes.NewValue(
			tftypes.Object{AttributeTypes: map[string]tftypes.Type{"count": tftypes.Number}},
			map[string]tftypes.Value{"count": tftypes.NewValue(tftypes.Number, number)},
		)

		var got struct {
			Count int64 `tfsdk:"count"`
		}
		if err := Decode(object, &got); err != nil || got.Count != number {
			t.Errorf("got %d, want %d, error %v", got.Count, number, err)
		}
	}
}

func TestDecode(t *testing.T) {
	t.Parallel()

	text := func(s string) tftypes.Value { return tftypes.NewValue(tftypes.String, s) }
	list, dictionary := tftypes.List{ElementType: tftypes.String}, tftypes.Map{ElementType: tftypes.String}
	object := tftypes.Object{AttributeTypes: map[string]tftypes.Type{"words": list}}

	values := map[string]tftypes.Value{
		"text":     text("t"),
		"maybe":    tftypes.NewValue(tftypes.String, nil),
		"flag":     tftypes.NewValue(tftypes.Bool, true),
		"count":    tftypes.NewValue(tftypes.Number, 7),
		"rate":     tftypes.NewValue(tftypes.Number, 0.5),
		"list":     tftypes.NewValue(list, []tftypes.Value{text("a"), text("b")}),
		"map":      tftypes.NewValue(dictionary, map[string]tftypes.Value{"a": text("b")}),
		"block":    tftypes.NewValue(object, map[string]tftypes.Value{"words": tftypes.NewValue(list, []tftypes.Value{})}),
		"no_block": tftypes.NewValue(object, nil),
		"unasked":  tftypes.NewValue(tftypes.String, tftypes.UnknownValue),
	}

	members := map[string]tftypes.Type{}
	for name, value := range values {
		members[name] = value.Type()
	}

	var got arguments
	if err := Decode(tftypes.NewValue(tftypes.Object{AttributeTypes: members}, values), &got); err != nil {
		t.Fatal(err)
	}

	want := arguments{
		Text: "t", Flag: new(true), Count: new(int64(7)), Rate: 0.5, List: []string{"a", "b"},
		Map: map[string]string{"a": "b"}, Block: &block{Words: []string{}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// A field of another type than the attribute is a mistake in the provider, which must not go unnoticed.
func TestDecodeRefuses(t *testing.T) {
	t.Parallel()

	for name, into := range map[string]any{
		"a list": &struct {
			Text []string `tfsdk:"text"`
		}{},
		"a map": &struct {
			Text map[string]string `tfsdk:"text"`
		}{},
		"a number": &struct {
			Text int64 `tfsdk:"text"`
		}{},
		"a struct": &struct {
			Text block `tfsdk:"text"`
		}{},
		"unknown": &struct {
			Later string `tfsdk:"later"`
		}{},
	} {
		object := tftypes.NewValue(
			tftypes.Object{AttributeTypes: map[string]tftypes.Type{"text": tftypes.String, "later": tftypes.String}},
			map[string]tftypes.Value{
				"text":  tftypes.NewValue(tftypes.String, "t"),
				"later": tftypes.NewValue(tftypes.String, tftypes.UnknownValue),
			})

		if err := Decode(object, into); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}
