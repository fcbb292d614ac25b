package attribute

import "github.com/go-json-experiment/json/jsontext"

// JSONText is a member of a response that becomes JSON text in state. Absent and null are nil.
type JSONText struct{ Text *string }

// Models implements Composite.
func (t JSONText) Models() []any { return []any{t.Text} }

// UnmarshalJSONFrom implements json.UnmarshalerFrom. Without whitespace, which is no content, the text stays the
// same when the vendor formats differently.
func (t *JSONText) UnmarshalJSONFrom(decoder *jsontext.Decoder) error {
	value, err := decoder.ReadValue()
	if err != nil || value.Kind() == 'n' {
		return err
	}

	compact := value.Clone()
	if err := compact.Compact(); err != nil {
		return err
	}

	t.Text = new(compact.String())

	return nil
}
