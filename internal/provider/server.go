package provider

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/providerserver"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"

	"github.com/seed-97276580/terraform-provider-identity/internal/datasources"
)

// NewServer returns a server of the provider for one phase of a run of the CLI. Settings that are not configured are
// looked up with getenv. Once interrupted is closed, it waits for no decision anymore, but still reads.
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
	ctx, cancel := s.withinRun(ctx)
	defer cancel()

	return s.ProviderServer.ReadDataSource(ctx, req)
}

func (s *server) OpenEphemeralResource(
	ctx context.Context, req *tfprotov6.OpenEphemeralResourceRequest,
) (*tfprotov6.OpenEphemeralResourceResponse, error) {
	ctx, cancel := s.withinRun(ctx)
	defer cancel()

	return s.ProviderServer.OpenEphemeralResource(ctx, req)
}

// withinRun returns a context that ends with the run at the latest.
func (s *server) withinRun(ctx context.Context) (context.Context, context.CancelFunc) {
	ctx, cancel := context.WithCancel(datasources.WithInterrupt(ctx, s.interrupted))
	if s.run.Err() != nil {
		cancel() // AfterFunc takes a moment
	}

	forget := context.AfterFunc(s.run, cancel)

	return ctx, func() {
		forget()
		cancel()
	}
}
