package datasources_test

import "strings"

// strangeResponses have a status of success, or of a redirect, and cannot be used.
var strangeResponses = map[string]fault{
	"errors with success": {
		serve:   say(200, `{"id": "7", "errors": [{"code": "c1", "title": "Title"}]}`),
		summary: "Vendor's response has an unexpected shape",
		detail: "Vendor: GET HOST/7: 200 OK: c1: Title: the response reports errors with a status of success (1 " +
			"attempt).\n\n" +
			"The API may have changed. Check for a newer version of the provider, or report the text above to its developers.",
	},
	"no content": {
		serve:   say(204, ""),
		summary: "Vendor responded with an undocumented HTTP status",
		detail: "Vendor: GET HOST/7: 204 No Content: this status is not the documented one (1 attempt).\n\n" +
			"Something other than the API seems to respond, such as a proxy or a cache. Check the configured address.",
	},
	"accepted": {
		serve:   say(202, `{"id": "7"}`),
		summary: "Vendor responded with an undocumented HTTP status",
		detail: "Vendor: GET HOST/7: 202 Accepted: this status is not the documented one (1 attempt).\n\n" +
			"Something other than the API seems to respond, such as a proxy or a cache. Check the configured address.",
	},
	"upgrade, and the connection held open": {
		serve:   holdOpen,
		summary: "Vendor responded with an undocumented HTTP status",
		detail: "Vendor: GET HOST/7: 101 Switching Protocols: this status is not the documented one (1 attempt).\n\n" +
			"Something other than the API seems to respond, such as a proxy or a cache. Check the configured address.",
	},
	"response from a cache": {
		serve:   say(200, `{"id": "7"}`, "Age: 3000"),
		summary: "Vendor's response comes from a cache",
		detail: "Vendor: GET HOST/7: 200 OK: the response is 50m0s old: it comes from a cache in between, not from HOST " +
			"(3 attempts).\n\nThe session may have changed since. Configure the proxy or gateway to " +
			"forward these requests: they ask for a fresh response with Cache-Control: no-cache, no-store.",
	},
	"empty body": {
		serve:   say(200, ""),
		summary: "Vendor's response is not JSON",
		detail: "Vendor: GET HOST/7: 200 OK: the response is empty (1 attempt).\n\n" +
			"Something other than the API seems to respond, such as a proxy or a login page. Check the configured address.",
	},
	"HTML with success": {
		serve:   say(200, "<html>secret</html>", "Content-Type: text/html"),
		summary: "Vendor's response is not JSON",
		detail: "Vendor: GET HOST/7: 200 OK: the response is HTML, not JSON (1 attempt).\n\n" +
			"Something other than the API seems to respond, such as a proxy or a login page. Check the configured address.",
	},
	"an encoding that was not asked for": {
		serve:   say(200, "\x0b\x02\x80secret\x03", "Content-Encoding: br"),
		summary: "Vendor's response is not JSON",
		detail: "Vendor: GET HOST/7: 200 OK: the response is encoded in a way that was not asked for (1 attempt).\n\n" +
			"Something other than the API seems to respond, such as a proxy or a login page. Check the configured address.",
	},
	"half of a document": {
		serve:   say(200, `{"id": "7", "person": "secret`),
		summary: "Vendor's response is not JSON",
		detail: "Vendor: GET HOST/7: 200 OK: the response is not valid JSON (1 attempt).\n\n" +
			"Something other than the API seems to respond, such as a proxy or a login page. Check the configured address.",
	},
	"gzip bomb": {
		serve:   bomb,
		summary: "Vendor's response is too large",
		detail: "Vendor: GET HOST/7: 200 OK: the response is larger than 4 MiB (1 attempt).\n\n" +
			"Something other than the API seems to respond. Check the configured address.",
	},
	"wrong shape": {
		serve:   say(200, `{"id": ["secret"]}`),
		summary: "Vendor's response has an unexpected shape",
		detail: "Vendor: GET HOST/7: 200 OK: id is an array where a string was expected (1 attempt).\n\n" +
			"The API may have changed. Check for a newer version of the provider, or report the text above to its developers.",
	},
	"longer list than any session has": {
		serve:   say(200, `{"id": "7", "nested": {"parts": [`+strings.Repeat("null,", 2_000)+`null]}}`),
		summary: "Vendor's response has an unexpected shape",
		detail: "Vendor: GET HOST/7: 200 OK: a list in the response has more than 2000 elements (1 attempt).\n\n" +
			"The API may have changed. Check for a newer version of the provider, or report the text above to its developers.",
	},
	"another session": {
		serve:   say(200, `{"id": "secret"}`),
		summary: "Vendor responded with another session",
		detail: "Vendor: GET HOST/7: 200 OK: the response is about another object than the requested one (1 attempt).\n\n" +
			"Spell the id exactly as Vendor does, and check the configured address.",
	},
	"redirect to another host": {
		serve:   say(302, "", "Location: https://other.example/secret?secret"),
		summary: "Vendor's address redirects",
		detail: "Vendor: GET HOST/7: 302 Found: the response redirects to other.example; redirects are not followed (1 " +
			"attempt).\n\n" +
			"Credentials go to the configured address and nowhere else. Configure the address of the API itself.",
	},
	"redirect to what is no address": {
		serve:   say(302, "", "Location: http://other.example:secret/"),
		summary: "Vendor's address redirects",
		detail: "Vendor: GET HOST/7: 302 Found: the response redirects to an unnamed host; redirects are not followed (1 " +
			"attempt).\n\n" +
			"Credentials go to the configured address and nowhere else. Configure the address of the API itself.",
	},
	"redirect to no host": {
		serve:   say(302, "", "Location: mailto:secret"),
		summary: "Vendor's address redirects",
		detail: "Vendor: GET HOST/7: 302 Found: the response redirects to an unnamed host; redirects are not followed (1 " +
			"attempt).\n\n" +
			"Credentials go to the configured address and nowhere else. Configure the address of the API itself.",
	},
	"redirect from https to http": {
		serve:   say(301, "", "Location: http://127.0.0.1:1/secret"),
		https:   trusted,
		summary: "Vendor's address redirects",
		detail: "Vendor: GET HOST/7: 301 Moved Permanently: the response redirects to 127.0.0.1:1; redirects are not " +
			"followed (1 attempt).\n\n" +
			"Credentials go to the configured address and nowhere else. Configure the address of the API itself.",
	},
}
