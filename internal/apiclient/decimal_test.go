package apiclient

import "testing"

// However a number is spelled, its text is the same.
func TestDecimal(t *testing.T) {
	t.Parallel()

	for number, want := range map[string]string{
		"0": "0", "-0": "0", "-0.0": "0", "0e5": "0", "7": "7", "100": "100", "-12.50": "-12.5", "1.0": "1",
		"1e2": "100", "1E+2": "100", "1.5e1": "15", "1.25e1": "12.5", "12e-1": "1.2", "12e-2": "0.12", "-1e-7": "-0.0000001",
		"123456789012345678901234567890": "123456789012345678901234567890",
		"1e301":                          "1e301", "-1e-301": "-1e-301", "1e99999999999999999999": "1e99999999999999999999",
	} {
		if got := decimal(number); got != want {
			t.Errorf("%s: got %s, want %s", number, got, want)
		}
	}
}
