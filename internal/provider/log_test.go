package provider

import (
	"maps"
	"testing"
)

func TestPrepareLogs(t *testing.T) {
	t.Parallel()

	for _, test := range []struct {
		before map[string]string
		debug  bool
		after  map[string]string
	}{
		{map[string]string{}, true, map[string]string{"TF_LOG_PROVIDER": "debug"}},
		{map[string]string{"TF_LOG": "info"}, true, map[string]string{"TF_LOG": "info"}},
		{map[string]string{}, false, map[string]string{"TF_LOG_SDK": "off"}},
		{map[string]string{"TF_LOG": "debug"}, false, map[string]string{"TF_LOG": "debug"}},
		{map[string]string{"TF_LOG_PROVIDER": "trace"}, false, map[string]string{"TF_LOG_PROVIDER": "trace"}},
		{map[string]string{"TF_LOG_SDK": "trace"}, false, map[string]string{"TF_LOG_SDK": "trace"}},
	} {
		env := maps.Clone(test.before)

		PrepareLogs(test.debug,
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
