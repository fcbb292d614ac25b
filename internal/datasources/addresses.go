package datasources

import (
	"net/url"
	"slices"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/seed-97276580/terraform-provider-identity/internal/apiclient"
)

// checkAddresses refuses to send a secret of the configuration to an address of the environment, and warns of an
// address of the environment that is not the vendor's own: the variable may be left over from a test.
func (v Vendor) checkAddresses(settings Settings, _ Getenv) diag.Diagnostics {
	var (
		diags            diag.Diagnostics
		variables, hosts []string
	)

	for _, setting := range v.Settings {
		value := settings.values[setting.Name]
		if !value.fromEnv || len(setting.Own) == 0 || slices.Contains(setting.Own, value.text) {
			continue
		}

		variables = append(variables, setting.Env)

		if host := hostOf(value.text); !slices.Contains(hosts, host) {
			hosts = append(hosts, host)
		}

		for _, secret := range v.Settings {
			if secret.Sensitive && !settings.values[secret.Name].fromEnv {
				diags.Append(foreignAddress.diagnostic(path.Empty(),
					"The configuration has "+secret.Name+", and the environment variable "+setting.Env+" the address that it "+
						"would be sent to.", words{"VENDOR": v.Title, "SETTING": v.Name + "." + setting.Name}))
			}
		}
	}

	if len(variables) > 0 && !diags.HasError() {
		diags.Append(addressFromEnvironment.diagnostic(path.Empty(), "", words{
			"VENDOR": v.Title, "HOST": strings.Join(hosts, " and "), "VARIABLE": strings.Join(variables, " and "),
		}))
	}

	return diags
}

func hostOf(address string) string {
	parsed, err := url.Parse(address)

	switch {
	case err != nil:
		return "an unreadable address"
	case parsed.Host == "":
		return address // the name of an environment
	default:
		return parsed.Host
	}
}

// checkPrefixes compares the environment that a credential's documented prefix names with the one that the settings
// name. Credentials without a documented prefix are not judged.
func (v Vendor) checkPrefixes(settings Settings, _ Getenv) diag.Diagnostics {
	var diags diag.Diagnostics

	for _, setting := range v.Settings {
		for i, known := range setting.Prefixes {
			if !strings.HasPrefix(settings.Get(setting.Name), known.Prefix) {
				continue
			}

			switch environment := settings.values["environment"]; {
			case environment.text != "" && environment.text != known.Environment:
				diags.Append(wrongEnvironment.diagnostic(path.Empty(), // at the key, the CLI would quote it
					"The key begins with "+known.Prefix+", and environment is "+environment.text+".",
					words{"VENDOR": v.Title}))
			case (environment.text == "" || environment.fromEnv) && i > 0 && v.readsFromItself(settings):
				diags.Append(stagingKey.diagnostic(path.Empty(), "", words{"VENDOR": v.Title}))
			}
		}
	}

	return diags
}

// readsFromItself reports whether all addresses are the vendor's own.
func (v Vendor) readsFromItself(settings Settings) bool {
	return !slices.ContainsFunc(v.Settings, func(setting Setting) bool {
		address := settings.Get(setting.Name)

		return address != "" && len(setting.Own) > 0 && !slices.Contains(setting.Own, address)
	})
}

// checkProxies refuses a proxy variable that Go's HTTP client would ignore, to connect directly.
func (v Vendor) checkProxies(settings Settings, getenv Getenv) diag.Diagnostics {
	var diags diag.Diagnostics

	for _, address := range v.Addresses(settings) {
		if variable, err := apiclient.CheckProxy(address, getenv); err != nil {
			diags.Append(proxyUnreadable.diagnostic(path.Empty(), "The value "+err.Error()+".",
				words{"VARIABLE": variable}))

			return diags
		}
	}

	return diags
}
