package apiclient

import (
	"errors"
	"net"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// ParseBaseURL reads the address of an API or of a token endpoint. It takes https, and http to a loopback
// address only, because credentials travel on it. Errors never repeat the value: a mistyped address may
// hold a password.
func ParseBaseURL(raw string) (*url.URL, error) {
	u, err := url.Parse(raw)
	switch {
	case err != nil:
		return nil, errors.New("is not a URL")
	case u.User != nil:
		return nil, errors.New("must not contain a user name or password")
	case u.RawQuery != "" || u.ForceQuery:
		return nil, errors.New("must not contain a query")
	case strings.Contains(raw, "#"):
		return nil, errors.New("must not contain a fragment")
	case u.Scheme != "https" && u.Scheme != "http":
		return nil, errors.New("must start with https://")
	}

	if err := checkHost(u); err != nil {
		return nil, err
	}

	if u.Scheme == "http" && !isLoopback(u.Hostname()) {
		return nil, errors.New("must start with https://; " +
			"http:// is only for a loopback address such as http://127.0.0.1:8080")
	}

	if err := CheckPath(u.Path); err != nil {
		return nil, err
	}

	u.Host = strings.ToLower(u.Host) // net/http has a pool for each spelling

	return u, nil
}

func checkHost(u *url.URL) error {
	switch {
	case u.Hostname() == "":
		return errors.New("has no host")
	case strings.HasSuffix(u.Hostname(), "."): // proxies would resolve "localhost." themselves
		return errors.New("must not have a dot at the end of its host")
	case strings.HasSuffix(u.Host, ":"): // such as "https://https://api.example"
		return errors.New("has a colon after its host, and no port")
	case !isPort(u.Port()):
		return errors.New("must have a port from 1 to 65535")
	case strings.TrimSpace(u.Host) != u.Host:
		return errors.New("has whitespace in its host")
	case strings.ContainsFunc(u.Host, func(r rune) bool { return r > unicode.MaxASCII }): // may look like another one
		return errors.New("must have its host in ASCII; write an internationalized name in Punycode (xn--…)")
	default:
		return nil
	}
}

// isPort reports whether the port in an address, if there is one, can be connected to.
func isPort(port string) bool {
	number, err := strconv.ParseUint(port, 10, 16)

	return port == "" || err == nil && number > 0
}

func isLoopback(host string) bool {
	if strings.EqualFold(host, "localhost") {
		return true
	}

	ip := net.ParseIP(host)

	return ip != nil && ip.IsLoopback()
}

// endpoint appends path elements to base. Each element is escaped whole, so that no id can leave its place
// in the path.
func endpoint(base *url.URL, elements []string) (*url.URL, error) {
	parts := []string{strings.TrimRight(base.EscapedPath(), "/")} // an escaped slash at its end is a part of it

	for _, element := range elements {
		if element == "" {
			return nil, errors.New("a path element is empty")
		}

		if err := CheckPath(element); err != nil {
			return nil, err
		}

		parts = append(parts, url.PathEscape(element))
	}

	escaped := strings.Join(parts, "/")

	path, err := url.PathUnescape(escaped)
	if err != nil {
		return nil, err
	}

	u := *base
	u.Path, u.RawPath = path, escaped

	return &u, nil
}

// CheckPath refuses the path elements that no escaping protects: servers resolve "%2E%2E", and some of them "..%2F" and
// a backslash, too.
func CheckPath(text string) error {
	elements := strings.FieldsFunc(text, func(r rune) bool { return r == '/' || r == '\\' })

	if slices.Contains(elements, ".") || slices.Contains(elements, "..") {
		return errors.New(`must not have the path element "." or ".."`)
	}

	return nil
}
