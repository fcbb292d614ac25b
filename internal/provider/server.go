package provider

import (
	"context"
	"sync/atomic"

	"github.com/hashicorp/terraform-plugin-framework/providerserver"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"

	"github.com/seed-97276580/terraform-provider-identity/internal/datasources"
)

// NewServer returns a server of the provider. Settings that are not configured are looked up with getenv.
func NewServer(version string, getenv datasources.Getenv) tfprotov6.ProviderServer {
	return &server{ProviderServer: providerserver.NewProtocol6(New(version, getenv)())()}
}

// server stays stopped after Ctrl-C. The plugin libraries end the reads that are under way, but both CLIs go on to open
// the ephemeral resources whose turn comes later, each of which could wait for as long as it may.
type server struct {
	tfprotov6.ProviderServer

	stopped atomic.Bool
}

// StopProvider ends all reads. The caller cancels those that began before it returns.
func (s *server) StopProvider(
	ctx context.Context, req *tfprotov6.StopProviderRequest,
) (*tfprotov6.StopProviderResponse, error) {
	s.stopped.Store(true)

	return s.ProviderServer.StopProvider(ctx, req)
}

// ConfigureProvider begins another run, which a process has that serves a debugger.
func (s *server) ConfigureProvider(
	ctx context.Context, req *tfprotov6.ConfigureProviderRequest,
) (*tfprotov6.ConfigureProviderResponse, error) {
	s.stopped.Store(false)

	return s.ProviderServer.ConfigureProvider(ctx, req)
}

func (s *server) ReadDataSource(
	ctx context.Context, req *tfprotov6.ReadDataSourceRequest,
) (*tfprotov6.ReadDataSourceResponse, error) {
	ctx, cancel := s.unlessStopped(ctx)
	defer cancel()

	return s.ProviderServer.ReadDataSource(ctx, req)
}

func (s *server) OpenEphemeralResource(
	ctx context.Context, req *tfprotov6.OpenEphemeralResourceRequest,
) (*tfprotov6.OpenEphemeralResourceResponse, error) {
	ctx, cancel := s.unlessStopped(ctx)
	defer cancel()

	return s.ProviderServer.OpenEphemeralResource(ctx, req)
}

// unlessStopped returns a context that has ended if the server has been stopped.
func (s *server) unlessStopped(ctx context.Context) (context.Context, context.CancelFunc) {
	ctx, cancel := context.WithCancel(ctx)
	if s.stopped.Load() {
		cancel()
	}

	return ctx, cancel
}
