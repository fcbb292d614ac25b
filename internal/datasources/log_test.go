package datasources

import "testing"

func TestDebugLoggerIsThereIfAskedFor(t *testing.T) {
	t.Parallel()

	for _, test := range []struct {
		env    map[string]string
		logger bool
	}{
		{nil, false},
		{map[string]string{"TF_LOG": "DEBUG"}, true},
		{map[string]string{"TF_LOG_PROVIDER": "trace"}, true},
		{map[string]string{"TF_LOG_CORE": "trace"}, false},
	} {
		if got := DebugLogger(func(name string) string { return test.env[name] }); (got != nil) != test.logger {
			t.Errorf("%v: a logger: %t, want %t", test.env, got != nil, test.logger)
		}
	}
}
