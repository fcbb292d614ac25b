package datasources

import "github.com/seed-97276580/terraform-provider-identity/internal/attribute"

// Configuration of the provider and of what reads.
var (
	configurationError, configurationWarning = section("Configuration")

	_ = configurationError(attribute.InvalidValue+"SETTING",
		"A value violates a rule of its attribute. The text says which rule, and whether the value comes from an "+
			"environment variable.",
		"Correct the value. For the content of a file, use `trimspace(file(…))`.")
	_ = configurationError(attribute.InvalidBlock+"SETTING",
		"A block lacks a required argument, or has two that exclude each other.",
		"Set what the text names.")
	incompleteCredentials = configurationError("Incomplete VENDOR credentials",
		"The provider block configures the vendor, but a credential is missing.",
		"Set what the text names, in the block or as an environment variable.")
	vendorNotConfigured = configurationError("VENDOR is not configured",
		"Something reads from a vendor that has neither a block nor complete credentials in the environment. Or they are "+
			"in a provider block with an alias, which was not passed to the data source or module.",
		"Set what the text names. Other vendors are not affected.")
	settingUnknown = configurationError("VENDOR setting is not known yet",
		"A setting depends on a resource that does not exist yet, but something reads from the vendor already.",
		"Use a value that is known at plan time, such as a variable, or first create what it depends on, in a separate "+
			"run with -target.")
	foreignAddress = configurationError("VENDOR secret and address come from different sources",
		"The secret comes from the configuration, and the address from an environment variable: a leftover variable "+
			"could send the secret somewhere else.",
		"Set SETTING in the provider block as well, or unset the variable.")
	wrongEnvironment = configurationError("VENDOR key is for another environment",
		"The prefix of the key is that of an environment other than `environment`.",
		"Use a key for that environment, or correct `environment`.")
	proxyUnreadable = configurationError("Invalid proxy in VARIABLE",
		"The variable of the proxy for these requests cannot be parsed. Go's HTTP client would ignore it and connect "+
			"directly.",
		"Write it as `http://user:password@host:port`, with `http`, `https`, `socks5` or `socks5h`, and characters such "+
			"as `%`, `/`, `@` and `:` percent-encoded in user name and password.")
	addressFromEnvironment = configurationWarning("VENDOR is read from HOST (VARIABLE)",
		"An environment variable replaces the vendor's production address, with its sandbox or, for instance, a test server.",
		"Unset the variable to read from VENDOR's own address. If the address is intended, set it in the provider block.")
	stagingKey = configurationWarning("VENDOR is read with a staging key",
		"The prefix of the key is that of the staging environment, and the provider block does not say that this is "+
			"intended. An approval there verifies nobody.",
		"Set `environment = \"staging\"` in the provider's block for VENDOR if this is intended, or use a production key.")
	undocumentedWord = configurationWarning("VENDOR does not document STATUS",
		"`wait_for` or a filter has a status or an entity type that the vendor does not document.",
		"Check the spelling. Documented values: KNOWN.")
)

// Credentials and permissions.
var (
	credentialsError, _ = section("Credentials and permissions")

	credentialsRejected = credentialsError("VENDOR rejected the credentials",
		"401, or an error from the token endpoint. The provider tries a new token, once a minute at most.",
		"Check the provider's VENDOR credentials, and that they are for this environment.")
	accessRefused = credentialsError("VENDOR refused access to the session",
		"403: the credentials are valid but lack a permission.",
		"Ask VENDOR to grant the permission.")
	accessRefusedBetween = credentialsError("Something other than VENDOR refused the request",
		"401 or 403, but not in the form of the vendor's errors: a proxy, a firewall or a login page responded.",
		"The response is not in the form of VENDOR's errors. Check the configured address, the proxy variables, and "+
			"whether this network may reach VENDOR.")
	tokenEndpointMissing = credentialsError("VENDOR's token endpoint was not found",
		"404 at `token_url`.",
		"Check token_url in the provider block.")
)

// Sessions.
var (
	sessionsError, sessionsWarning = section("Sessions")

	sessionNotFound = sessionsError("VENDOR session not found",
		"404: there is no such session, or not in this environment. Plural data sources without `wait_for` list "+
			"such ids in `missing_ids` instead.",
		"Check every id, and that the session belongs to the environment that the credentials are for.")
	notFoundBetween = sessionsError("VENDOR's API was not found",
		"404, but not in the form of the vendor's errors: a proxy responded, or the address is wrong. This says nothing "+
			"about the session.",
		"The response is not in the form of VENDOR's errors, and the session may exist. Check the configured address "+
			"and the proxy variables.")
	otherSession = sessionsError("VENDOR responded with another session",
		"The response has an id other than the requested one, or is about an object of another type.",
		"Spell the id exactly as VENDOR does, and check the configured address.")
	tooManySessions = sessionsError("Too many VENDOR sessions",
		"There are more sessions than `max_sessions`.",
		"Raise max_sessions, or read fewer sessions.")
	idsAlike = sessionsError("VENDOR sessions have ids that cannot be told apart",
		"Two ids are the same text in different Unicode forms. Terraform and OpenTofu would keep only one of them.",
		"Read one of them with the singular data source.")
	decisionUnknown = sessionsWarning("VENDOR status STATUS has no decision",
		"This version of the provider does not know the status, or there is none. The decision is `unknown`.",
		"Gates stay closed for it. Check for a newer version of the provider.")
	allMissing = sessionsWarning("VENDOR does not know any of the sessions",
		"All ids of a plural data source are missing.",
		"Check that the ids belong to the environment that the credentials are for.")
	missingDoubted = sessionsWarning("VENDOR may know sessions that count as missing",
		"A 404 with nothing but a message, which gateways send, too, counts as the vendor's because another session of the "+
			"same read was found.",
		"Check the ids before you apply: resources with for_each over the sessions would be destroyed.")
	noneListed = sessionsWarning("VENDOR lists no session",
		"No session passes the filters of a plural data source. A filter may be misspelled, or be the id of another "+
			"environment.",
		"Check the filters, unless no session is what you expect: resources with for_each over an empty list are "+
			"destroyed.")
)

// Waiting.
var (
	waitError, _ = section("Waiting")

	waitEndedFinal = waitError("VENDOR session ended with another status",
		"The decision is final, but not one that `wait_for` lists.",
		"Waiting longer would not help. Start a new session, or wait for another decision.")
	waitEndedDeadline = waitError("VENDOR session is not decided yet",
		"The deadline of `timeouts` has passed, or comes before the next read. The text shows the last status.",
		"Run again later, or raise timeouts (with the gate module: wait).")
	waitEndedCancelled = waitError("Waiting for a VENDOR session was cancelled",
		"Ctrl-C was pressed, or the CLI was stopped.",
		"Run again to continue waiting.")
)

// The network and time.
var (
	networkError, _ = section("The network and time")

	unreachable = networkError("VENDOR cannot be reached",
		"No attempt could connect, or the connection broke every time.",
		"Check the network, the proxy variables and the configured address.")
	proxyRefused = networkError("A proxy refuses to connect to VENDOR",
		"The proxy that an environment variable names refused the connection, for example with the status 407 because "+
			"credentials are missing.",
		"Check the proxy variables, and whether this network may reach VENDOR.")
	hostUnknown = networkError("VENDOR's host is unknown",
		"The host name cannot be resolved.",
		"Check the configured address, and that this machine can resolve the host name.")
	untrusted = networkError("VENDOR's certificate is not trusted",
		"The certificate is for another name, or not signed by a trusted CA.",
		"If a proxy inspects TLS, set http.ca_certificates in the provider block to its CA certificate. Otherwise, "+
			"somebody else may be responding in VENDOR's place.")
	redirected = networkError("VENDOR's address redirects",
		"The response is a redirect, which is not followed.",
		"Credentials go to the configured address and nowhere else. Configure the address of the API itself.")
	timedOut = networkError("VENDOR did not respond in time",
		"In every attempt, there was no complete response within `http.request_timeout`.",
		"Try again later, or raise http.request_timeout in the provider block.")
	overdue = networkError("Reading from VENDOR took too long",
		"The deadline of the whole read, with all attempts and waits, has passed.",
		"Try again later, or raise timeouts.")
	cancelled = networkError("Reading from VENDOR was cancelled",
		"Ctrl-C was pressed, or reading another session of the same data source failed.",
		"Run again.")
	tlsRefused = networkError("VENDOR refused the TLS connection",
		"The server, or an https proxy, sent a TLS alert, for instance because it requires a client certificate, or it "+
			"does not speak TLS.",
		"Check the configured address and the proxy variables, and whether http.client_certificate and http.client_key "+
			"in the provider block are required and correct.")
	rateLimited = networkError("VENDOR limits the rate of requests",
		"429 until the deadline of the read passed, or once with `http.max_retries = 0`. All requests to the vendor "+
			"pause for as long as it requests.",
		"Set http.max_requests_per_second in the provider block to what VENDOR allows, or raise timeouts.")
	limitTooLow = networkError("VENDOR cannot be read in time at http.max_requests_per_second",
		"With the limit in the provider block, a request would be sent only after its deadline.",
		"Raise http.max_requests_per_second in the provider block, raise timeouts, or read fewer sessions.")
	waitTooLong = networkError("VENDOR asks for a longer wait than allowed",
		"`Retry-After` is longer than `http.max_retry_wait` or the remaining time.",
		"Run again after that time, or raise http.max_retry_wait in the provider block or timeouts, whichever is shorter.")
	refused = networkError("VENDOR responded with an error",
		"Any other error status. If retrying could help, the provider has done so.",
		"Try again later. If the error persists, give the text above to VENDOR's support.")
)

// The response.
var (
	responseError, responseWarning = section("The response")

	undocumented = responseError("VENDOR responded with an undocumented HTTP status",
		"The HTTP status is neither the documented success nor an error, such as 202, 204, 206 or 304.",
		"Something other than the API seems to respond, such as a proxy or a cache. Check the configured address.")
	old = responseError("VENDOR's response comes from a cache",
		"In every attempt, the header Age said that the response was more than 5 seconds old.",
		"The session may have changed since. Configure the proxy or gateway to forward these requests: they ask for a "+
			"fresh response with Cache-Control: no-cache, no-store.")
	notJSON = responseError("VENDOR's response is not JSON",
		"The response is empty, a web page, truncated, followed by other text, not UTF-8, or nested too deeply.",
		"Something other than the API seems to respond, such as a proxy or a login page. Check the configured address.")
	tooLarge = responseError("VENDOR's response is too large",
		"The response has more than 4 MiB.",
		"Something other than the API seems to respond. Check the configured address.")
	wrongShape = responseError("VENDOR's response has an unexpected shape",
		"A member has an undocumented type or a duplicate, or the next page of a list cannot be followed. The text "+
			"names the place.",
		"The API may have changed. Check for a newer version of the provider, or report the text above to its developers.")
)

// Responses that can be used in part.
var (
	memberUnread = responseWarning("VENDOR's response has an undocumented type at MEMBER",
		"A member that no gate needs has an undocumented type, and is null.",
		"The attribute is null. Check for a newer version of the provider, or report the text above to its developers.")
	filterUnchecked = responseWarning("VENDOR's list does not show whether the filter MEMBER was applied",
		"The sessions in the list lack the relationship that the filter is about, so that the provider cannot check "+
			"whether the vendor has applied it.",
		"Where it matters whose sessions they are, read them by their ids.")
)

// Errors of the provider itself.
var (
	ownError, _ = section("Errors of the provider itself")

	unexpected = ownError("Unexpected provider data",
		"The provider has a bug.",
		"Please report this to the provider's developers.")
)
