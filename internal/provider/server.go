package provider

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/providerserver"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"

	"github.com/seed-97276580/terraform-provider-identity/internal/datasources"
)

// NewServer returns a server of the provider for one phase of a run of the CLI. Settings that are not configured are
// looked up with getenv. Once interrupted is closed, waits for a decision end, and reads go on.
func NewServer(version string, getenv datasources.Getenv, interrupted <-chan struct{}) tfprotov6.ProviderServer {
	run, stop := context.WithCancel(context.Background())

	return &server{providerserver.NewProtocol6(New(version, getenv)())(), interrupted, run, stop}
}

// server stays stopped once the CLI has stopped it. The plugin libraries end the reads that are under way, but both
// CLIs go on to open the ephemeral resources whose turn comes later, each of which could wait for as long as it may.
type server struct {
	tfprotov6.ProviderServer

	interrupted <-chan struct{}
	run         context.Context
	stop        context.CancelFunc
}

// StopProvider ends all reads.
func (s *server) StopProvider(
	ctx context.Context, req *tfprotov6.StopProviderRequest,
) (*tfprotov6.StopProviderResponse, error) {
	s.stop()

	return s.ProviderServer.StopProvider(ctx, req)
}

func (s *server) ReadDataSource(
	ctx context.Context, req *tfprotov6.ReadDataSourceRequest,
) (*tfprotov6.ReadDataSourceResponse, error) {
	return withinRun(ctx, s, s.ProviderServer.ReadDataSource, req)
}

func (s *server) OpenEphemeralResource(
	ctx context.Context, req *tfprotov6.OpenEphemeralResourceRequest,
) (*tfprotov6.OpenEphemeralResourceResponse, error) {
	return withinRun(ctx, s, s.ProviderServer.OpenEphemeralResource, req)
}

// withinRun calls a method with a context that ends with the run at the latest.
func withinRun[Request, Response any](
	ctx context.Context, s *server, method func(context.Context, Request) (Response, error), req Request,
) (Response, error) {
	ctx, cancel := context.WithCancel(datasources.WithInterrupt(ctx, s.interrupted))
	defer cancel()

	if s.run.Err() != nil {
		cancel() // AfterFunc takes a moment
	}

	defer context.AfterFunc(s.run, cancel)()

	return method(ctx, req)
}
