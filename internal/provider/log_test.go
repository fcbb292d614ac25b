package provider

import (
	"maps"
	"testing"
)

func TestSilenceUnreadLogs(t *testing.T) {
	t.Parallel()

	for _, test := range []struct{ before, after map[string]string }{
		{map[string]string{}, map[string]string{"TF_LOG_SDK": "off"}},
		{map[string]string{"TF_LOG": "debug"}, map[string]string{"TF_LOG": "debug"}},
		{map[string]string{"TF_LOG_PROVIDER": "trace"}, map[string]string{"TF_LOG_PROVIDER": "trace"}},
		{map[string]string{"TF_LOG_SDK": "trace"}, map[string]string{"TF_LOG_SDK": "trace"}},
	} {
		env := maps.Clone(test.before)

		SilenceUnreadLogs(
			func(name string) string { return env[name] },
			func(name, value string) error {
				env[name] = value

				return nil
			})

		if !maps.Equal(env, test.after) {
			t.Errorf("%v became %v, want %v", test.before, env, test.after)
		}
	}
}
