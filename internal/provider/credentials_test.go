package provider_test

import (
	"testing"

	"github.com/seed-97276580/terraform-provider-identity/internal/acctest/fakes"
)

// badCredentials are the ways in which a credential is spoiled when it is copied, and what users are told.
var badCredentials = map[string]struct {
	value string
	want  string
	// isOAuth is whether an OAuth client id or secret may be like this all the same (RFC 6749, appendix A).
	isOAuth bool
}{
	"byte order mark":          {value: "\ufeff" + secret, want: "must not contain invisible characters"},
	"zero-width space":         {value: "s" + "\u200b" + secret, want: "must not contain invisible characters"},
	"non-breaking space":       {value: "s\u00a0" + secret, want: "must not contain invisible characters"},
	"double quotes":            {value: `"` + secret + `"`, want: "must not be in quotes"},
	"single quotes":            {value: "'" + secret + "'", want: "must not be in quotes"},
	"backquotes":               {value: "`" + secret + "`", want: "must not be in quotes"},
	"Bearer in front":          {value: "Bearer " + secret, want: "must be the credential alone"},
	"bearer in lower case":     {value: "bearer " + secret, want: "must be the credential alone"},
	"space inside":             {value: "s " + secret, want: "ASCII characters", isOAuth: true},
	"typographic dash":         {value: "s\u2013" + secret, want: "must consist of ASCII characters"},
	"typographic quotes":       {value: "\u201c" + secret + "\u201d", want: "must consist of ASCII characters"},
	"letter of another script": {value: "\u0430" + secret, want: "must consist of ASCII characters"},
	"line break after it":      {value: secret + "\n", want: "must not have whitespace around it"},
	"space in front":           {value: " " + secret, want: "must not have whitespace around it"},
	"control character":        {value: "s\a" + secret, want: "must not contain control characters"},
}

// A credential that was spoiled on its way is an error that names the attribute or the variable, and never the value.
func TestBadCredentials(t *testing.T) {
	t.Parallel()

	for _, fake := range fakes.All() {
		for _, setting := range fake.Settings {
			if !setting.Credential {
				continue
			}

			for name, bad := range badCredentials {
				if bad.isOAuth && fake.Name == "solaris" {
					continue
				}

				at := fake.Name + "." + setting.Name

				t.Run(at+", "+name, func(t *testing.T) {
					t.Parallel()

					badSettings{
						settings: block{fake.Name: block{setting.Name: bad.value}},
						want:     []string{"Invalid value of " + at, bad.want},
					}.expectRefused(t)
				})

				t.Run(setting.Env+", "+name, func(t *testing.T) {
					t.Parallel()

					badSettings{
						env:   map[string]string{setting.Env: bad.value},
						reads: fake.Name,
						want:  []string{"Invalid value of " + at, bad.want, "the environment variable " + setting.Env},
					}.expectRefused(t)
				})
			}
		}
	}
}
