package datasources_test

import (
	"strings"
	"time"
)

// brokenConnections bring no response.
var brokenConnections = map[string]fault{
	"more headers than any API has": {
		serve:   say(200, `{"id": "7"}`, "X-Large: "+strings.Repeat("secret", 20_000)),
		summary: "Vendor cannot be reached",
		detail: "Vendor: GET HOST/7: the connection failed, or what came over it was not HTTP (3 attempts).\n\n" +
			"Check the network, the proxy variables and the configured address.",
	},
	"client certificate required": {
		serve:   say(200, `{"id": "7"}`),
		https:   mutual,
		summary: "Vendor refused the TLS connection",
		detail: "Vendor: GET HOST/7: remote error: tls: certificate required (1 attempt).\n\n" +
			"Check the configured address and the proxy variables, and whether http.client_certificate and http.client_key in " +
			"the provider block are required and correct.",
	},
	"nobody listens until the deadline": {
		baseURL:   "http://127.0.0.1:1",
		retryWait: time.Minute,
		deadline:  2 * time.Second,
		summary:   "Reading from Vendor took too long",
		detail: "Vendor: GET HOST/7: dial tcp HOST: connect: connection refused: the deadline of the read passed (1 " +
			"attempt)." +
			"\n\nTry again later, or raise timeouts.",
	},
	"body breaks off": {
		serve:   breakOff,
		summary: "Vendor cannot be reached",
		detail: "Vendor: GET HOST/7: 200 OK: the connection broke before the response was complete (3 attempts).\n\n" +
			"Check the network, the proxy variables and the configured address.",
	},
	"connection breaks off": {
		serve:   hangUp,
		summary: "Vendor cannot be reached",
		detail: "Vendor: GET HOST/7: the connection was closed before a response came (3 attempts).\n\nCheck the network, " +
			"the proxy variables and the configured address.",
	},
	"not even HTTP": {
		serve:   raw("secret\r\n"),
		summary: "Vendor cannot be reached",
		detail: "Vendor: GET HOST/7: the connection failed, or what came over it was not HTTP (3 attempts).\n\n" +
			"Check the network, the proxy variables and the configured address.",
	},
	"broken header": {
		serve:   raw("HTTP/1.1 200 OK\r\nsecret\r\n\r\n"),
		summary: "Vendor cannot be reached",
		detail: "Vendor: GET HOST/7: the connection failed, or what came over it was not HTTP (3 attempts).\n\n" +
			"Check the network, the proxy variables and the configured address.",
	},
	// net/http keeps it under a name with the space, at which nobody looks.
	"age with a space before its colon": {
		serve:   raw("HTTP/1.1 200 OK\r\nAge : 9000\r\nContent-Length: 11\r\n\r\n{\"id\": \"7\"}"),
		summary: "Vendor's response comes from a cache",
		detail: "Vendor: GET HOST/7: 200 OK: the response is 2h30m0s old: it comes from a cache in between, not from HOST " +
			"(3 attempts).\n\nThe session may have changed since. Configure the proxy or gateway to forward these requests: " +
			"they ask for a fresh response with Cache-Control: no-cache, no-store.",
	},
	"attempt takes too long": {
		serve:   hang,
		timeout: 20 * time.Millisecond,
		summary: "Vendor did not respond in time",
		detail: "Vendor: GET HOST/7: no complete response came within the timeout of one request (3 attempts).\n\n" +
			"Try again later, or raise http.request_timeout in the provider block.",
	},
	// A firewall that drops a connection in the middle tells neither side.
	"body stops": {
		serve:   stop(200),
		timeout: time.Second,
		summary: "Vendor did not respond in time",
		detail: "Vendor: GET HOST/7: 200 OK: no complete response came within the timeout of one request (3 attempts).\n\n" +
			"Try again later, or raise http.request_timeout in the provider block.",
	},
	"body stops until the deadline": {
		serve:    stop(200),
		deadline: 2 * time.Second,
		summary:  "Reading from Vendor took too long",
		detail: "Vendor: GET HOST/7: 200 OK: the deadline of the read passed (1 attempt).\n\n" +
			"Try again later, or raise timeouts.",
	},
	"body of an error stops": {
		serve:   stop(400),
		timeout: time.Second,
		summary: "Vendor responded with an error",
		detail: "Vendor: GET HOST/7: 400 Bad Request (1 attempt).\n\n" +
			"Try again later. If the error persists, give the text above to Vendor's support.",
	},
	"body of an error stops until the deadline": {
		serve:    stop(400),
		deadline: 2 * time.Second,
		summary:  "Reading from Vendor took too long",
		detail: "Vendor: GET HOST/7: 400 Bad Request: the deadline of the read passed (1 attempt).\n\n" +
			"Try again later, or raise timeouts.",
	},
	"read takes too long": {
		serve:    hang,
		deadline: 2 * time.Second,
		summary:  "Reading from Vendor took too long",
		detail:   "Vendor: GET HOST/7: the deadline of the read passed (1 attempt).\n\nTry again later, or raise timeouts.",
	},
	"host unknown": {
		baseURL: "https://no-such-host.invalid",
		summary: "Vendor's host is unknown",
		detail: "Vendor: GET HOST/7: the host HOST does not exist (1 attempt).\n\n" +
			"Check the configured address, and that this machine can resolve the host name.",
	},
	"certificate not trusted": {
		serve:   say(200, `{"id": "7"}`),
		https:   untrusted,
		summary: "Vendor's certificate is not trusted",
		detail: "Vendor: GET HOST/7: tls: failed to verify certificate: x509: certificate signed by unknown authority (1 " +
			"attempt).\n\n" +
			"If a proxy inspects TLS, set http.ca_certificates in the provider block to its CA certificate. Otherwise, " +
			"somebody else may be responding in Vendor's place.",
	},
	"nobody listens": {
		baseURL: "http://127.0.0.1:1",
		summary: "Vendor cannot be reached",
		detail: "Vendor: GET HOST/7: dial tcp HOST: connect: connection refused (3 attempts).\n\n" +
			"Check the network, the proxy variables and the configured address.",
	},
}
