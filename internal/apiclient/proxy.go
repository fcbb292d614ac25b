package apiclient

import (
	"cmp"
	"errors"
	"net/url"
	"regexp"
	"strings"

	"golang.org/x/net/http/httpproxy"
)

// proxyForm is [scheme://][user@]host[:port][/].
var proxyForm = regexp.MustCompile(
	`^([a-z0-9]+://)?([^@/?#\s]*@)?(\[[0-9a-fA-F:.%]+\]|[^@/:?#\s\[\]]+)(:[0-9]{1,5})?/?$`,
)

var errProxy = errors.New("must have the form http://user:password@host:port; of these only the host is needed")

// CheckProxy checks the environment variables of the proxy that requests to an address go through, and returns the name
// of the first one, or of the first one that is wrong: which spelling counts depends on the version of Go. net/http
// ignores a value that it cannot read, and connects directly. The error does not repeat the value, which may hold a
// password.
func CheckProxy(address string, getenv func(string) string) (variable string, err error) {
	target, err := url.Parse(address)
	if err != nil {
		return "", err
	}

	if target.Scheme != "https" {
		return "", nil // an http address is a loopback address, and goes through no proxy
	}

	for _, name := range []string{"HTTPS_PROXY", "https_proxy"} {
		value := getenv(name)
		if value == "" {
			continue
		}

		if !isCovered(target, getenv) && !proxyIsReadable(value) {
			return name, errProxy
		}

		variable = cmp.Or(variable, name)
	}

	return variable, nil
}

// isCovered reports whether NO_PROXY exempts an address, in each of its spellings that is set.
func isCovered(target *url.URL, getenv func(string) string) bool {
	upper, lower := getenv("NO_PROXY"), getenv("no_proxy")

	for _, noProxy := range []string{cmp.Or(upper, lower), cmp.Or(lower, upper)} {
		proxy, err := (&httpproxy.Config{HTTPSProxy: "http://proxy.invalid", NoProxy: noProxy}).ProxyFunc()(target)
		if err != nil || proxy != nil {
			return false
		}
	}

	return true
}

func proxyIsReadable(value string) bool {
	if !proxyForm.MatchString(value) {
		return false
	}

	if !strings.Contains(value, "://") {
		value = "http://" + value
	}

	// Of a value that it cannot parse, net/http takes the scheme for the host.
	parsed, err := url.Parse(value)
	if err != nil {
		return false
	}

	switch parsed.Scheme {
	case "http", "https", "socks5", "socks5h":
		return true
	default:
		return false
	}
}
