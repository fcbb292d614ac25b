package datasources_test

import (
	"cmp"
	"context"
	"errors"
	"maps"
	"strings"
	"testing"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/seed-97276580/terraform-provider-identity/internal/apiclient"
	"github.com/seed-97276580/terraform-provider-identity/internal/datasources"
)

const problem = `{"errors": [{"id": "e1", "status": 400, "code": "c1", "title": "Title", "detail": "Detail."}]}`

// refusals are responses with an error status.
var refusals = map[string]fault{
	"not found": {
		serve:   say(404, problem),
		summary: "Vendor session not found",
		detail: "Vendor: GET HOST/7: 404 Not Found: c1: Title: Detail (1 attempt, error id e1).\n\n" +
			"Check every id, and that the session belongs to the environment that the credentials are for.",
	},
	"wrong credentials": {
		serve:   say(401, problem),
		summary: "Vendor rejected the credentials",
		detail: "Vendor: GET HOST/7: 401 Unauthorized: c1: Title: Detail (1 attempt, error id e1).\n\n" +
			"Check the provider's Vendor credentials, and that they are for this environment.",
	},
	"forbidden": {
		serve:   say(403, problem),
		summary: "Vendor refused access to the session",
		detail: "Vendor: GET HOST/7: 403 Forbidden: c1: Title: Detail (1 attempt, error id e1).\n\n" +
			"Ask Vendor to grant the permission.",
	},
	// A firewall or a proxy that wants a login in between responds with a page of its own.
	"forbidden by a page": {
		serve:   say(403, "<html>secret</html>", "Content-Type: text/html"),
		summary: "Something other than Vendor refused the request",
		detail: "Vendor: GET HOST/7: 403 Forbidden (1 attempt).\n\n" +
			"The response is not in the form of Vendor's errors. Check the configured address, the proxy variables, and " +
			"whether " +
			"this network may reach Vendor.",
	},
	"unauthorized by a page": {
		serve:   say(401, "<html>secret</html>", "Content-Type: text/html"),
		summary: "Something other than Vendor refused the request",
		detail: "Vendor: GET HOST/7: 401 Unauthorized (1 attempt).\n\n" +
			"The response is not in the form of Vendor's errors. Check the configured address, the proxy variables, and " +
			"whether " +
			"this network may reach Vendor.",
	},
	"forbidden with a message": {
		serve:   say(403, `{"message": "Forbidden"}`),
		summary: "Vendor refused access to the session",
		detail: "Vendor: GET HOST/7: 403 Forbidden: Forbidden (1 attempt).\n\n" +
			"Ask Vendor to grant the permission.",
	},
	// The address of a web server that has no such page, or of a gateway that has no such route.
	"another server's 404": {
		serve:   say(404, "<html>secret</html>", "Content-Type: text/html"),
		summary: "Vendor's API was not found",
		detail: "Vendor: GET HOST/7: 404 Not Found (1 attempt).\n\n" +
			"The response is not in the form of Vendor's errors, and the session may exist. Check the configured address and " +
			"the proxy variables.",
	},
	"404 with a message": {
		serve:   say(404, `{"message": "no Route matched with those values"}`),
		summary: "Vendor's API was not found",
		detail: "Vendor: GET HOST/7: 404 Not Found: no Route matched with those values (1 attempt).\n\n" +
			"The response is not in the form of Vendor's errors, and the session may exist. Check the configured address and " +
			"the proxy variables.",
	},
	"another refusal": {
		serve:   say(400, "secret"),
		summary: "Vendor responded with an error",
		detail: "Vendor: GET HOST/7: 400 Bad Request (1 attempt).\n\n" +
			"Try again later. If the error persists, give the text above to Vendor's support.",
	},
	"server error": {
		serve:   say(500, problem),
		summary: "Vendor responded with an error",
		detail: "Vendor: GET HOST/7: 500 Internal Server Error: c1: Title: Detail (3 attempts, error id e1).\n\n" +
			"Try again later. If the error persists, give the text above to Vendor's support.",
	},
	"rate limited": {
		serve:    say(429, problem),
		summary:  "Vendor limits the rate of requests",
		deadline: 900 * time.Millisecond,
		detail: "Vendor: GET HOST/7: 429 Too Many Requests: c1: Title: Detail: the deadline of the read passed " +
			"(1 attempt, error id e1).\n\n" +
			"Set http.max_requests_per_second in the provider block to what Vendor allows, or raise timeouts.",
	},
	"rate limited for a day": {
		serve:   say(429, problem, "Retry-After: 86400"),
		summary: "Vendor asks for a longer wait than allowed",
		detail: "Vendor: GET HOST/7: 429 Too Many Requests: c1: Title: Detail: " +
			"the vendor asks to wait 24h0m0s before the next request (1 attempt, error id e1).\n\n" +
			"Run again after that time, or raise http.max_retry_wait in the provider block or timeouts, whichever is shorter.",
	},
	"down past the deadline": {
		serve:     say(503, problem),
		retryWait: time.Minute,
		deadline:  2 * time.Second,
		summary:   "Reading from Vendor took too long",
		detail: "Vendor: GET HOST/7: 503 Service Unavailable: c1: Title: Detail: the deadline of the read passed (1 " +
			"attempt, error id e1).\n\nTry again later, or raise timeouts.",
	},
	"repeats the credential": {
		serve:   say(400, `{"code": "bad_key", "detail": "The key secret is bad."}`),
		summary: "Vendor responded with an error",
		detail: "Vendor: GET HOST/7: 400 Bad Request: bad_key: [left out, because it may repeat a credential] (1 attempt)." +
			"\n\nTry again later. If the error persists, give the text above to Vendor's support.",
	},
}

func TestFaults(t *testing.T) {
	t.Parallel()

	faults := maps.Clone(refusals)
	maps.Copy(faults, strangeResponses)
	maps.Copy(faults, brokenConnections)

	for name, test := range faults {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			ctx, cancel := context.WithTimeout(t.Context(), cmp.Or(test.deadline, time.Minute))
			defer cancel()

			err := client(t, test).Get(ctx, &thing{}, "7")
			if err == nil {
				t.Fatal("no error")
			}

			got := datasources.ErrorDiagnostic("Vendor", path.Root("id"), err)

			detail := got.Detail()
			if failure, ok := errors.AsType[*apiclient.Error](err); ok {
				detail = strings.ReplaceAll(detail, failure.Host, "HOST")
			}

			if got.Summary() != test.summary || detail != test.detail {
				t.Errorf("got\n%s\n%s\nwant\n%s\n%s", got.Summary(), detail, test.summary, test.detail)
			}
		})
	}
}
