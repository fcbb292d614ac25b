package provider_test

import (
	"maps"
	"testing"

	"github.com/seed-97276580/terraform-provider-identity/internal/acctest"
	"github.com/seed-97276580/terraform-provider-identity/internal/acctest/fakes"
	"github.com/seed-97276580/terraform-provider-identity/internal/datasources"
)

// A proxy variable that net/http cannot read would be ignored, and the request go out directly. The error names the
// variable, and nothing of its value.
func TestBadProxies(t *testing.T) {
	t.Parallel()

	for name, value := range map[string]string{
		"percent sign in the password": "http://u:" + secret + "%zz@host:1",
		"caret in the password":        "http://u:" + secret + "^w@host:3128",
		"quote in the password":        "http://u:" + secret + `"w@host:3128`,
		"brace in the user":            "http://u{:" + secret + "@host:3128",
		"letter beyond ASCII":          "http://u:" + secret + "ä@host:3128",
		"caret in the host":            "http://u:" + secret + "@ho^st:3128",
		"caret without a scheme":       "u:" + secret + "^w@host:3128",
		"number sign in the password":  "http://u:" + secret + "#w@host:1",
		"question mark in the user":    "http://u?w:" + secret + "@host:1",
		"slash in the password":        "http://u:aa@" + secret + "/bb@host:3128",
		"no host":                      "http://u:" + secret + "@",
		"another scheme":               "ftp://" + secret + ":1",
		"port that is no number":       "http://host:" + secret,
		"path":                         "http://host:1/" + secret,
		"whitespace":                   "http://host:1 " + secret,
		"quotes":                       `"http://` + secret + `:1"`,
	} {
		for _, variable := range []string{"HTTPS_PROXY", "https_proxy"} {
			for _, fake := range fakes.All() {
				t.Run(fake.Name+", "+variable+", "+name, func(t *testing.T) {
					t.Parallel()

					env := fake.Environment("https://api.example")

					badSettings{
						settings: block{fake.Name: asBlock(fake, env, func(datasources.Setting) bool { return true })},
						env:      map[string]string{variable: value},
						want:     []string{"Invalid proxy in " + variable, "must have the form http://user:password@host:port"},
					}.expectRefused(t)
				})
			}
		}
	}
}

// Which of two spellings counts depends on the version of Go.
func TestBadProxyBesideAnother(t *testing.T) {
	t.Parallel()

	for _, test := range []struct{ good, bad string }{{"HTTPS_PROXY", "https_proxy"}, {"https_proxy", "HTTPS_PROXY"}} {
		for _, spelling := range []struct{ covers, other string }{{"NO_PROXY", "no_proxy"}, {"no_proxy", "NO_PROXY"}} {
			t.Run(test.bad+", "+spelling.covers, func(t *testing.T) {
				t.Parallel()

				badSettings{
					settings: block{"beltic": block{"api_key": secret, "base_url": "https://api.example"}},
					env: map[string]string{
						test.bad: "http://u:" + secret + "%zz@host:1", spelling.covers: "*", spelling.other: "other.example",
					},
					want: []string{"Invalid proxy in " + test.bad},
				}.expectRefused(t)
			})
		}

		t.Run(test.bad, func(t *testing.T) {
			t.Parallel()

			badSettings{
				settings: block{"beltic": block{"api_key": secret, "base_url": "https://api.example"}},
				env:      map[string]string{test.good: "http://host:3128", test.bad: "http://u:" + secret + "%zz@host:1"},
				want:     []string{"Invalid proxy in " + test.bad},
			}.expectRefused(t)
		})
	}
}

// Of several addresses each may be the only one that is behind the proxy.
func TestBadProxyOfEachAddress(t *testing.T) {
	t.Parallel()

	for _, fake := range fakes.All() {
		for _, behind := range fake.Settings {
			if !isAddress(behind) {
				continue
			}

			t.Run(behind.Env, func(t *testing.T) {
				t.Parallel()

				env := fake.Environment("https://direct.example")
				env[behind.Env] = "https://proxied.example"

				badSettings{
					settings: block{fake.Name: asBlock(fake, env, func(datasources.Setting) bool { return true })},
					env:      map[string]string{"HTTPS_PROXY": "http://u:" + secret + "%zz@host:1", "NO_PROXY": "direct.example"},
					want:     []string{"Invalid proxy in HTTPS_PROXY"},
				}.expectRefused(t)
			})
		}
	}
}

// A proxy that no request goes through may be anything, and readable ones are.
func TestProxiesThatAreNoError(t *testing.T) {
	t.Parallel()

	const unreadable = "http://u:p%zz@host:1"

	https := block{"beltic": block{"api_key": secret, "base_url": "https://api.example"}}

	for name, test := range map[string]struct {
		settings map[string]any
		env      map[string]string
	}{
		"http to a loopback address": {env: map[string]string{"HTTPS_PROXY": unreadable, "HTTP_PROXY": unreadable}},
		"NO_PROXY covers the host": {
			settings: https, env: map[string]string{"HTTPS_PROXY": unreadable, "NO_PROXY": "a, .example"},
		},
		"no_proxy covers all": {settings: https, env: map[string]string{"https_proxy": unreadable, "no_proxy": "*"}},
		"both": {
			settings: https, env: map[string]string{"HTTPS_PROXY": "http://host", "https_proxy": "http://other"},
		},
		"host alone":        {settings: https, env: map[string]string{"HTTPS_PROXY": "host"}},
		"host and port":     {settings: https, env: map[string]string{"HTTPS_PROXY": "host:3128"}},
		"trailing slash":    {settings: https, env: map[string]string{"HTTPS_PROXY": "http://host:3128/"}},
		"IPv6":              {settings: https, env: map[string]string{"HTTPS_PROXY": "http://[::1]:3128"}},
		"SOCKS with a user": {settings: https, env: map[string]string{"HTTPS_PROXY": "socks5h://u:p%25@host:1080"}},
		"unset":             {settings: https, env: map[string]string{"HTTPS_PROXY": ""}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			all, env := fakes.Start(t)
			maps.Copy(env, test.env)

			server, result := acctest.NewServer(t, env, test.settings)
			if len(result.Errors) > 0 {
				t.Fatal(result.Errors)
			}

			for _, fake := range all {
				if test.settings[fake.Name] == nil {
					expectApproved(t, server, fake)
				}
			}
		})
	}
}
