package datasources_test

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"context"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/seed-97276580/terraform-provider-identity/internal/apiclient"
	"github.com/seed-97276580/terraform-provider-identity/internal/datasources"
)

// A fault is what a server does, and the whole text that the user gets for it.
type fault struct {
	serve     http.HandlerFunc
	https     certificate
	baseURL   string        // in place of a server
	timeout   time.Duration // of a request
	retryWait time.Duration // before the first retry
	deadline  time.Duration // of the read
	summary   string
	detail    string
}

// certificate is what the server shows.
type certificate int

const (
	none certificate = iota // plain http
	untrusted
	trusted
)

// say answers with a status, headers ("Name: value") and a body.
func say(status int, body string, headers ...string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		for _, header := range headers {
			name, value, _ := strings.Cut(header, ": ")
			w.Header().Set(name, value)
		}

		w.WriteHeader(status)
		_, _ = w.Write([]byte(body))
	}
}

// hang answers never.
func hang(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() }

// breakOff promises more than it sends.
func breakOff(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Length", "1000")
	_, _ = w.Write([]byte(`{"id": "7", "person": "secret`))
}

// hangUp closes the connection without an answer.
func hangUp(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) }

// raw sends bytes that need not be HTTP.
func raw(text string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		connection, _, err := http.NewResponseController(w).Hijack()
		if err != nil {
			return
		}

		_, _ = connection.Write([]byte(text))
		_ = connection.Close()
	}
}

// bomb sends 8 MiB as some kilobytes.
func bomb(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Encoding", "gzip")

	zip := gzip.NewWriter(w)
	_, _ = zip.Write(bytes.Repeat([]byte("secret  "), 1<<20))
	_ = zip.Close()
}

const problem = `{"errors": [{"id": "e1", "status": 400, "code": "c1", "title": "Title", "detail": "Detail."}]}`

var faults = map[string]fault{
	"not found": {
		serve:   say(404, problem),
		summary: "Vendor session not found",
		detail: "Vendor: GET /7: 404 Not Found: c1: Title: Detail (1 attempt, error id e1).\n\n" +
			"Check every id that names the session, and that it belongs to the environment that the credentials are for.",
	},
	"wrong credentials": {
		serve:   say(401, problem),
		summary: "Vendor rejected the credentials",
		detail: "Vendor: GET /7: 401 Unauthorized: c1: Title: Detail (1 attempt, error id e1).\n\n" +
			"Check the provider's Vendor credentials, and that they are for this environment.",
	},
	"forbidden": {
		serve:   say(403, problem),
		summary: "Vendor refused access to the session",
		detail: "Vendor: GET /7: 403 Forbidden: c1: Title: Detail (1 attempt, error id e1).\n\n" +
			"The credentials are valid and lack a permission. Ask Vendor to grant it.",
	},
	"another refusal": {
		serve:   say(400, "secret"),
		summary: "Vendor answered with an error",
		detail: "Vendor: GET /7: 400 Bad Request (1 attempt).\n\n" +
			"Try again later. If it happens again, give the text above to Vendor's support.",
	},
	"server error": {
		serve:   say(500, problem),
		summary: "Vendor answered with an error",
		detail: "Vendor: GET /7: 500 Internal Server Error: c1: Title: Detail (3 attempts, error id e1).\n\n" +
			"Try again later. If it happens again, give the text above to Vendor's support.",
	},
	"rate limited": {
		serve:   say(429, problem),
		summary: "Vendor limits the rate of requests",
		detail: "Vendor: GET /7: 429 Too Many Requests: c1: Title: Detail (3 attempts, error id e1).\n\n" +
			"Lower http.max_concurrent_requests or set http.max_requests_per_second in the provider block, or raise http.max_retries.",
	},
	"rate limited for a day": {
		serve:   say(429, problem, "Retry-After: 86400"),
		summary: "Vendor asks for a longer wait than allowed",
		detail: "Vendor: GET /7: 429 Too Many Requests: c1: Title: Detail: " +
			"the vendor asks to wait 24h0m0s before the next request (1 attempt, error id e1).\n\n" +
			"Run again after that time, or raise http.max_retry_wait in the provider block.",
	},
	"down past the deadline": {
		serve:     say(503, problem),
		retryWait: time.Minute,
		deadline:  50 * time.Millisecond,
		summary:   "Reading from Vendor took too long",
		detail:    "Vendor: GET /7: 503 Service Unavailable: c1: Title: Detail: the deadline of the read passed (1 attempt, error id e1).\n\nTry again later, or raise timeouts.",
	},
	"no content": {
		serve:   say(204, ""),
		summary: "Vendor's answer is not JSON",
		detail: "Vendor: GET /7: 204 No Content: the answer is empty (1 attempt).\n\n" +
			"Something else than the API seems to answer, such as a proxy or a login page. Check the configured address.",
	},
	"empty body": {
		serve:   say(200, ""),
		summary: "Vendor's answer is not JSON",
		detail: "Vendor: GET /7: 200 OK: the answer is empty (1 attempt).\n\n" +
			"Something else than the API seems to answer, such as a proxy or a login page. Check the configured address.",
	},
	"HTML with success": {
		serve:   say(200, "<html>secret</html>", "Content-Type: text/html"),
		summary: "Vendor's answer is not JSON",
		detail: "Vendor: GET /7: 200 OK: the answer is not valid JSON (1 attempt).\n\n" +
			"Something else than the API seems to answer, such as a proxy or a login page. Check the configured address.",
	},
	"half of a document": {
		serve:   say(200, `{"id": "7", "person": "secret`),
		summary: "Vendor's answer is not JSON",
		detail: "Vendor: GET /7: 200 OK: the answer is not valid JSON (1 attempt).\n\n" +
			"Something else than the API seems to answer, such as a proxy or a login page. Check the configured address.",
	},
	"body breaks off": {
		serve:   breakOff,
		summary: "Vendor cannot be reached",
		detail: "Vendor: GET /7: 200 OK: the answer broke off (3 attempts).\n\n" +
			"Check the network, the proxy variables and the configured address.",
	},
	"connection breaks off": {
		serve:   hangUp,
		summary: "Vendor cannot be reached",
		detail:  "Vendor: GET /7: the connection was closed before an answer came (3 attempts).\n\nCheck the network, the proxy variables and the configured address.",
	},
	"not even HTTP": {
		serve:   raw("secret\r\n"),
		summary: "Vendor cannot be reached",
		detail: "Vendor: GET /7: the connection failed, or what came over it was not HTTP (3 attempts).\n\n" +
			"Check the network, the proxy variables and the configured address.",
	},
	"broken header": {
		serve:   raw("HTTP/1.1 200 OK\r\nsecret\r\n\r\n"),
		summary: "Vendor cannot be reached",
		detail: "Vendor: GET /7: the connection failed, or what came over it was not HTTP (3 attempts).\n\n" +
			"Check the network, the proxy variables and the configured address.",
	},
	"repeats the credential": {
		serve:   say(400, `{"code": "bad_key", "detail": "The key secret is bad."}`),
		summary: "Vendor answered with an error",
		detail: "Vendor: GET /7: 400 Bad Request: bad_key: The key *** is bad (1 attempt).\n\n" +
			"Try again later. If it happens again, give the text above to Vendor's support.",
	},
	"gzip bomb": {
		serve:   bomb,
		summary: "Vendor's answer is too large",
		detail: "Vendor: GET /7: 200 OK: the answer is larger than 4 MiB (1 attempt).\n\n" +
			"Something else than the API seems to answer. Check the configured address.",
	},
	"wrong shape": {
		serve:   say(200, `{"id": ["secret"]}`),
		summary: "Vendor's answer has an unexpected shape",
		detail: "Vendor: GET /7: 200 OK: id is an array where a string was expected (1 attempt).\n\n" +
			"The API may have changed. Look for a newer version of the provider, or report the text above to its developers.",
	},
	"another session": {
		serve:   say(200, `{"id": "secret"}`),
		summary: "Vendor answered for another session",
		detail: "Vendor: GET /7: 200 OK: the answer is about another object than the one that was asked for (1 attempt).\n\n" +
			"Write the id exactly as Vendor writes it, and check the configured address.",
	},
	"redirect to another host": {
		serve:   say(302, "", "Location: https://other.example/secret?secret"),
		summary: "Vendor's address redirects",
		detail: "Vendor: GET /7: 302 Found: the answer redirects to other.example; redirects are not followed (1 attempt).\n\n" +
			"Credentials go to the configured address and nowhere else. Configure the address that the API itself has.",
	},
	"redirect from https to http": {
		serve:   say(301, "", "Location: http://127.0.0.1:1/secret"),
		https:   trusted,
		summary: "Vendor's address redirects",
		detail: "Vendor: GET /7: 301 Moved Permanently: the answer redirects to 127.0.0.1:1; redirects are not followed (1 attempt).\n\n" +
			"Credentials go to the configured address and nowhere else. Configure the address that the API itself has.",
	},
	"attempt takes too long": {
		serve:   hang,
		timeout: 20 * time.Millisecond,
		summary: "Vendor did not answer in time",
		detail: "Vendor: GET /7: no whole answer came within the time-out of one request (3 attempts).\n\n" +
			"Try again later, or raise http.request_timeout in the provider block.",
	},
	"read takes too long": {
		serve:    hang,
		deadline: 50 * time.Millisecond,
		summary:  "Reading from Vendor took too long",
		detail:   "Vendor: GET /7: the deadline of the read passed (1 attempt).\n\nTry again later, or raise timeouts.",
	},
	"host unknown": {
		baseURL: "https://no-such-host.invalid",
		summary: "Vendor's host is unknown",
		detail: "Vendor: GET /7: the host no-such-host.invalid does not exist (1 attempt).\n\n" +
			"Check the configured address, and that this machine can resolve it.",
	},
	"certificate not trusted": {
		serve:   say(200, `{"id": "7"}`),
		https:   untrusted,
		summary: "Vendor's certificate is not trusted",
		detail: "Vendor: GET /7: tls: failed to verify certificate: x509: certificate signed by unknown authority (1 attempt).\n\n" +
			"If a proxy with a certificate of its own stands in between, set http.ca_certificates in the provider block to its CA. " +
			"Otherwise somebody else may answer in Vendor's place.",
	},
	"nobody listens": {
		baseURL: "http://127.0.0.1:1",
		summary: "Vendor cannot be reached",
		detail: "Vendor: GET /7: dial tcp 127.0.0.1:1: connect: connection refused (3 attempts).\n\n" +
			"Check the network, the proxy variables and the configured address.",
	},
}

func TestFaults(t *testing.T) {
	t.Parallel()

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
			if got.Summary() != test.summary || got.Detail() != test.detail {
				t.Errorf("got\n%s\n%s\nwant\n%s\n%s", got.Summary(), got.Detail(), test.summary, test.detail)
			}
		})
	}
}

// client returns a client of a server with the fault: two retries, which come at once unless it says otherwise.
func client(t *testing.T, test fault) *apiclient.Client {
	t.Helper()

	policy := apiclient.DefaultPolicy("agent")
	policy.MaxRetries = 2
	policy.MinRetryWait = cmp.Or(test.retryWait, time.Millisecond)
	policy.RequestTimeout = cmp.Or(test.timeout, policy.RequestTimeout)

	if test.baseURL == "" {
		server := httptest.NewUnstartedServer(test.serve)
		server.Config.ErrorLog = log.New(io.Discard, "", 0)
		t.Cleanup(server.Close)

		if test.https == none {
			server.Start()
		} else {
			server.StartTLS()
		}

		if test.https == trusted {
			policy.RootCAs = server.Client().Transport.(*http.Transport).TLSClientConfig.RootCAs //nolint:forcetypeassert // httptest says so
		}

		test.baseURL = server.URL
	}

	base, err := apiclient.ParseBaseURL(test.baseURL)
	if err != nil {
		t.Fatal(err)
	}

	return apiclient.New(apiclient.Config{
		Vendor:     "Vendor",
		BaseURL:    base,
		HTTP:       apiclient.NewHTTPClient(policy),
		Authorizer: apiclient.APIKey{Header: "X-Api-Key", Key: "secret"},
		Debug:      func(context.Context, string, map[string]any) {},
	})
}

// thing is the object that is asked for.
type thing struct {
	ID string `json:"id"`
}

func (o *thing) ObjectID() string { return o.ID }

// TestMain answers name look-ups itself: no host exists, and no question leaves the machine.
func TestMain(m *testing.M) {
	names, err := net.ListenPacket("udp", "127.0.0.1:0") //nolint:noctx // for the life of the process
	if err != nil {
		log.Fatal(err)
	}

	go denyNames(names)

	net.DefaultResolver = &net.Resolver{
		PreferGo: true,
		Dial: func(ctx context.Context, _, _ string) (net.Conn, error) {
			return new(net.Dialer).DialContext(ctx, "udp", names.LocalAddr().String())
		},
	}

	os.Exit(m.Run())
}

// denyNames answers every DNS query with "no such domain" (RFC 1035, section 4.1.1).
func denyNames(names net.PacketConn) {
	packet := make([]byte, 512)

	for {
		size, from, err := names.ReadFrom(packet)
		if err != nil {
			return
		}

		packet[2], packet[3] = 0x81, 0x83 // a response, recursion desired and available, code 3

		_, _ = names.WriteTo(packet[:size], from)
	}
}
