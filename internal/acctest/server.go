package acctest

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"

	"github.com/seed-97276580/terraform-provider-identity/internal/provider"
)

// Server is the provider without a CLI: what tables with many rows, fuzz tests and benchmarks talk to. Values are JSON
// values, as encoding/json has them, and Unknown.
type Server struct {
	// MayDefer is whether requests allow a deferral, as Terraform does in experimental builds only.
	MayDefer bool

	provider tfprotov6.ProviderServer
	schemas  *tfprotov6.GetProviderSchemaResponse
}

// Result is what the provider responded.
type Result struct {
	Values   map[string]any // of the state or the ephemeral result, nil if there is none
	Errors   []string       // summary, a line break, detail
	Warnings []string
	Deferred bool
}

// Text returns everything that users see of a result's errors and warnings.
func (r Result) Text() (text string) {
	for _, diagnostic := range append(r.Errors, r.Warnings...) {
		text += diagnostic + "\n"
	}

	return text
}

// NewServer returns a server, and the result of validating and then configuring it with settings, as a plan does.
func NewServer(tb testing.TB, env Env, settings map[string]any) (*Server, Result) {
	tb.Helper()

	server := &Server{provider: provider.NewServer("test", env.Get, nil)}

	schemas, err := server.provider.GetProviderSchema(tb.Context(), &tfprotov6.GetProviderSchemaRequest{})
	noError(tb, err)

	server.schemas = schemas

	config := encode(tb, server.schemas.Provider, settings)

	validated, err := server.provider.ValidateProviderConfig(tb.Context(),
		&tfprotov6.ValidateProviderConfigRequest{Config: config})
	noError(tb, err)

	if result := newResult(validated.Diagnostics); len(result.Errors) > 0 {
		return server, result
	}

	configured, err := server.provider.ConfigureProvider(tb.Context(), &tfprotov6.ConfigureProviderRequest{Config: config})
	noError(tb, err)

	return server, newResult(append(validated.Diagnostics, configured.Diagnostics...))
}

// Read reads a data source.
func (s *Server) Read(tb testing.TB, typeName string, arguments map[string]any) Result {
	tb.Helper()

	return s.Reading(tb, typeName, arguments)(tb)
}

// Reading returns a function that reads a data source, with the request made beforehand, for benchmarks.
func (s *Server) Reading(tb testing.TB, typeName string, arguments map[string]any) func(testing.TB) Result {
	tb.Helper()

	schema := s.schemas.DataSourceSchemas[typeName]
	request := &tfprotov6.ReadDataSourceRequest{
		TypeName:           typeName,
		Config:             encode(tb, schema, arguments),
		ClientCapabilities: &tfprotov6.ReadDataSourceClientCapabilities{DeferralAllowed: s.MayDefer},
	}

	return func(tb testing.TB) Result {
		tb.Helper()

		response, err := s.provider.ReadDataSource(tb.Context(), request)
		noError(tb, err)

		return newReadResult(tb, response.Diagnostics, response.Deferred, schema, response.State)
	}
}

// Open opens an ephemeral resource.
func (s *Server) Open(tb testing.TB, typeName string, arguments map[string]any) Result {
	tb.Helper()

	schema := s.schemas.EphemeralResourceSchemas[typeName]

	response, err := s.provider.OpenEphemeralResource(tb.Context(), &tfprotov6.OpenEphemeralResourceRequest{
		TypeName:           typeName,
		Config:             encode(tb, schema, arguments),
		ClientCapabilities: &tfprotov6.OpenEphemeralResourceClientCapabilities{DeferralAllowed: s.MayDefer},
	})
	noError(tb, err)

	return newReadResult(tb, response.Diagnostics, response.Deferred, schema, response.Result)
}

// Stop tells the provider what the CLI tells it on Ctrl-C.
func (s *Server) Stop(tb testing.TB) {
	tb.Helper()

	_, err := s.provider.StopProvider(tb.Context(), &tfprotov6.StopProviderRequest{})
	noError(tb, err)
}

// Validate validates the arguments of a data source. The ephemeral resource of the same name must say the same of them.
func (s *Server) Validate(tb testing.TB, typeName string, arguments map[string]any) Result {
	tb.Helper()

	source, err := s.provider.ValidateDataResourceConfig(tb.Context(), &tfprotov6.ValidateDataResourceConfigRequest{
		TypeName: typeName, Config: encode(tb, s.schemas.DataSourceSchemas[typeName], arguments),
	})
	noError(tb, err)

	twin, err := s.provider.ValidateEphemeralResourceConfig(tb.Context(),
		&tfprotov6.ValidateEphemeralResourceConfigRequest{
			TypeName: typeName, Config: encode(tb, s.schemas.EphemeralResourceSchemas[typeName], arguments),
		})
	noError(tb, err)

	result := newResult(source.Diagnostics)
	if diff := cmp.Diff(result, newResult(twin.Diagnostics)); diff != "" {
		tb.Errorf("%s (-data source +ephemeral resource):\n%s", typeName, diff)
	}

	return result
}

func newResult(diagnostics []*tfprotov6.Diagnostic) (result Result) {
	for _, diagnostic := range diagnostics {
		text := diagnostic.Summary + "\n" + diagnostic.Detail
		if diagnostic.Severity == tfprotov6.DiagnosticSeverityError {
			result.Errors = append(result.Errors, text)
		} else {
			result.Warnings = append(result.Warnings, text)
		}
	}

	return result
}

// newReadResult is the result of a read. One that is deferred or has failed has no values.
func newReadResult(
	tb testing.TB, diagnostics []*tfprotov6.Diagnostic, deferred *tfprotov6.Deferred,
	schema *tfprotov6.Schema, values *tfprotov6.DynamicValue,
) Result {
	tb.Helper()

	result := newResult(diagnostics)
	result.Deferred = deferred != nil

	if len(result.Errors) == 0 && !result.Deferred {
		result.Values = decode(tb, schema, values)
	}

	return result
}
