package datasources

import "github.com/seed-97276580/terraform-provider-identity/internal/attribute"

// Configuration of the provider and of what reads.
var (
	configurationError, configurationWarning = section("Configuration")

	_ = configurationError(attribute.InvalidValue+"SETTING",
		"A value breaks a rule of its attribute. The text says which, and whether it comes from an environment variable.",
		"Correct the value. For the content of a file, use `trimspace(file(…))`.")
	_ = configurationError(attribute.InvalidBlock+"SETTING",
		"A block lacks an argument that it needs, or has two that exclude each other.",
		"Set what the text names.")
	incompleteCredentials = configurationError("Incomplete VENDOR credentials",
		"The provider block has the vendor, and a credential is missing.",
		"Set what the text names, in the block or as an environment variable.")
	vendorNotConfigured = configurationError("VENDOR is not configured",
		"Something reads from a vendor that has neither a block nor complete credentials in the environment.",
		"Set what the text names. Other vendors work meanwhile.")
	settingUnknown = configurationError("VENDOR setting is not known yet",
		"A setting is the result of a resource that does not exist yet, and something reads from the vendor already.",
		"Use a value that is known at plan time, such as a variable, or create what it depends on first, in a run of its "+
			"own with -target.")
	foreignAddress = configurationError("VENDOR secret and address come from different sources",
		"The configuration has the secret, and an environment variable the address: a variable that is left over could "+
			"send the secret somewhere else.",
		"Set the address in the provider block as well, or unset the variable.")
	wrongEnvironment = configurationError("VENDOR key is for another environment",
		"The prefix of the key names another environment than `environment` does.",
		"Use a key of that environment, or correct `environment`.")
	proxyUnreadable = configurationError("Invalid proxy in VARIABLE",
		"The proxy variable that requests would go through cannot be read. Go's HTTP client would ignore it and connect "+
			"directly.",
		"Write it as `http://user:password@host:port`, with `http`, `https`, `socks5` or `socks5h`, and characters such as "+
			"`%`, `/`, `@` and `:` in user name and password percent-encoded.")
	addressFromEnvironment = configurationWarning("VENDOR is read from HOST (VARIABLE)",
		"An environment variable replaces the vendor's production address, by its sandbox or, for instance, a test server.",
		"Unset the variable to read from VENDOR itself. If the address is right, write it in the provider block.")
	stagingKey = configurationWarning("VENDOR is read with a staging key",
		"The prefix of the key names the staging environment, and the provider block does not say that this is intended. "+
			"An approval there verifies nobody.",
		"Set `environment = \"staging\"` in the provider block if it is intended, or use a production key.")
	undocumentedWord = configurationWarning("VENDOR does not document STATUS",
		"`wait_for` or a filter has a status or an entity type that the vendor does not document.",
		"Check the spelling. Known are: KNOWN.")
)

// Credentials and permissions.
var (
	credentialsError, _ = section("Credentials and permissions")

	credentialsRejected = credentialsError("VENDOR rejected the credentials",
		"401, or a token endpoint that refuses the client. The provider has tried a new token once.",
		"Check the provider's VENDOR credentials, and that they are for this environment.")
	accessRefused = credentialsError("VENDOR refused access to the session",
		"403: the credentials are valid and lack a permission.",
		"Ask VENDOR to grant the permission.")
	accessRefusedBetween = credentialsError("Something between here and VENDOR refused the request",
		"401 or 403 without the form of the vendor's errors: a proxy, a firewall or a login page responded.",
		"The response is not in the form of VENDOR's errors. Check the configured address, the proxy variables, and whether "+
			"this network may reach VENDOR.")
	tokenEndpointMissing = credentialsError("VENDOR's token endpoint is not there",
		"404 at `token_url`.",
		"Check token_url in the provider block.")
)

// Sessions.
var (
	sessionsError, sessionsWarning = section("Sessions")

	sessionNotFound = sessionsError("VENDOR session not found",
		"404: no such session, or not in this environment. A plural source lists such ids in `missing_ids` instead.",
		"Check every id that names the session, and that it belongs to the environment that the credentials are for.")
	notFoundBetween = sessionsError("VENDOR's API was not found",
		"404 without the form of the vendor's errors: a proxy or a wrong address responded. It says nothing about the "+
			"session.",
		"The response is not in the form of VENDOR's errors, and the session may exist. Check the configured address and "+
			"the "+
			"proxy variables.")
	otherSession = sessionsError("VENDOR responded with another session",
		"The response has another id than the requested one, or is about an object of another type.",
		"Write the id exactly as VENDOR writes it, and check the configured address.")
	tooManySessions = sessionsError("Too many VENDOR sessions",
		"There are more sessions than `max_sessions`.",
		"Raise max_sessions, or ask for fewer.")
	idsAlike = sessionsError("VENDOR sessions have ids that cannot be told apart",
		"Two ids are the same text in different Unicode forms, of which Terraform and OpenTofu would keep one.",
		"Read one of them with the singular data source.")
	decisionUnknown = sessionsWarning("VENDOR status STATUS has no decision",
		"A status that this version of the provider does not know, or none at all. The decision is `unknown`.",
		"Gates stay closed for it. Look for a newer version of the provider.")
	allMissing = sessionsWarning("VENDOR does not know any of the sessions",
		"All ids of a plural source are missing.",
		"Check that the ids belong to the environment that the credentials are for.")
)

// Waiting.
var (
	waitError, _ = section("Waiting")

	waitEndedFinal = waitError("VENDOR session ended with another status",
		"The decision is final, and not what `wait_for` asks for.",
		"Waiting longer would not help. Start a new session, or wait for another decision.")
	waitEndedDeadline = waitError("VENDOR session is not decided yet",
		"The deadline of `timeouts` has passed. The text has the last status.",
		"Run again later, or raise timeouts (the input wait of the gate module).")
	waitEndedCancelled = waitError("Waiting for a VENDOR session was cancelled",
		"Ctrl-C, or the CLI was stopped.",
		"Run it again to go on waiting.")
)

// The network and time.
var (
	networkError, _ = section("The network and time")

	unreachable = networkError("VENDOR cannot be reached",
		"No connection, or it broke off, in every attempt.",
		"Check the network, the proxy variables and the configured address.")
	hostUnknown = networkError("VENDOR's host is unknown",
		"The host's name cannot be looked up.",
		"Check the configured address, and that this machine can resolve it.")
	untrusted = networkError("VENDOR's certificate is not trusted",
		"A certificate that no trusted CA has signed, or for another name.",
		"If a proxy with a certificate of its own stands in between, set http.ca_certificates in the provider block to its "+
			"CA. Otherwise somebody else may respond in VENDOR's place.")
	redirected = networkError("VENDOR's address redirects",
		"The response is a redirect, which is not followed.",
		"Credentials go to the configured address and nowhere else. Configure the address that the API itself has.")
	timedOut = networkError("VENDOR did not respond in time",
		"No whole response within `http.request_timeout`, in every attempt.",
		"Try again later, or raise http.request_timeout in the provider block.")
	overdue = networkError("Reading from VENDOR took too long",
		"The deadline of the whole read, with all attempts and waits, has passed.",
		"Try again later, or raise timeouts.")
	cancelled = networkError("Reading from VENDOR was cancelled",
		"Ctrl-C, or another read of the same list failed.",
		"Run it again.")
	tlsRefused = networkError("VENDOR refused the TLS connection",
		"A TLS alert, for instance from a server that requires a client certificate, or a server that does not speak TLS.",
		"Check the configured address, and whether http.client_certificate and http.client_key in the provider block are "+
			"needed and right.")
	rateLimited = networkError("VENDOR limits the rate of requests",
		"429 until the deadline of the read passed, or once with `http.max_retries = 0`. All requests to the vendor pause "+
			"for as long as it asks for.",
		"Set http.max_requests_per_second in the provider block to what VENDOR allows, or raise timeouts.")
	limitTooLow = networkError("VENDOR cannot be read in time at http.max_requests_per_second",
		"The limit of the provider block leaves no turn for a request before the deadline of the read.",
		"Raise http.max_requests_per_second in the provider block, raise timeouts, or read fewer sessions.")
	waitTooLong = networkError("VENDOR asks for a longer wait than allowed",
		"`Retry-After` is longer than `http.max_retry_wait` or the time that is left.",
		"Run again after that time, or raise http.max_retry_wait in the provider block or timeouts, whichever is shorter.")
	refused = networkError("VENDOR responded with an error",
		"Any other error status, in every attempt if another one could have helped.",
		"Try again later. If it happens again, give the text above to VENDOR's support.")
)

// The response.
var (
	responseError, responseWarning = section("The response")

	undocumented = responseError("VENDOR responded with an undocumented status",
		"A status that is neither the documented success nor an error, such as 202, 204, 206 or 304.",
		"Something else than the API seems to respond, such as a proxy or a cache. Check the configured address.")
	old = responseError("VENDOR's response comes from a cache",
		"The header Age says that the response is more than 5 seconds old, in every attempt.",
		"The session may have changed since. Have the proxy or gateway in between pass requests to VENDOR on: they ask for "+
			"a "+
			"fresh response with Cache-Control: no-cache, no-store.")
	notJSON = responseError("VENDOR's response is not JSON",
		"An empty response, a web page, JSON that breaks off or goes on after its end, text that is not UTF-8, or nesting "+
			"beyond all measure.",
		"Something else than the API seems to respond, such as a proxy or a login page. Check the configured address.")
	tooLarge = responseError("VENDOR's response is too large",
		"More than 4 MiB.",
		"Something else than the API seems to respond. Check the configured address.")
	wrongShape = responseError("VENDOR's response has an unexpected shape",
		"A member has another type than the documented one or a duplicate, or a list's next page cannot be followed. The "+
			"text names the place.",
		"The API may have changed. Look for a newer version of the provider, or report the text above to its developers.")
)

// Responses that can be used in part.
var (
	memberUnread = responseWarning("VENDOR's response has another type at MEMBER",
		"A member that no gate needs has another type than the documented one, and is null.",
		"The attribute is null. Look for a newer version of the provider, or report the text above to its developers.")
	filterUnchecked = responseWarning("VENDOR's list does not show what MEMBER compares",
		"The sessions in a list do not show the relationship that a filter is about, so that nobody can see whether the "+
			"vendor "+
			"has kept to it.",
		"Read the sessions by their ids where it matters whose they are.")
)

// Errors of the provider itself.
var (
	ownError, _ = section("Errors of the provider itself")

	unexpected = ownError("Unexpected provider data",
		"A mistake in the provider.",
		"Please report this to the provider's developers.")
)
