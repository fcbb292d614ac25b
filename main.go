// Terraform-provider-identity reads identity-verification sessions for Terraform and OpenTofu.
package main

import (
	"context"
	"flag"
	"io"
	"log"
	"os"
	"os/signal"

	"github.com/hashicorp/terraform-plugin-framework/providerserver"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6/tf6server"

	"github.com/seed-97276580/terraform-provider-identity/internal/provider"
)

// version is set by the release build.
var version = "dev"

func main() {
	debug := flag.Bool("debug", false, "run with support for debuggers such as delve; for one provider configuration only")
	flag.Parse()

	provider.PrepareLogs(*debug, os.Getenv, os.Setenv)

	// net/http writes what a server sends unasked to the standard logger, and with it whatever the server sent.
	log.SetOutput(io.Discard)

	if err := serve(*debug); err != nil {
		log.New(os.Stderr, "", log.LstdFlags).Fatal(err)
	}
}

func serve(debug bool) error {
	if debug { // one process serves many runs, and goes on after one that was stopped
		return tf6server.Serve(provider.Address, providerserver.NewProtocol6(provider.New(version, os.Getenv)()),
			tf6server.WithManagedDebug())
	}

	// A terminal sends Ctrl-C to the CLI and to its plugins. While an apply makes its plan, and in a test, the CLI does
	// not pass it on.
	interrupt, forget := signal.NotifyContext(context.Background(), os.Interrupt)
	defer forget()

	server := provider.NewServer(version, os.Getenv, interrupt.Done())

	return tf6server.Serve(provider.Address, func() tfprotov6.ProviderServer { return server })
}
