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
	debug := flag.Bool("debug", false, "run with support for debuggers such as delve")
	flag.Parse()

	provider.PrepareLogs(*debug, os.Getenv, os.Setenv)

	// net/http writes what a server sends unasked to the standard logger, and with it whatever the server sent.
	log.SetOutput(io.Discard)

	server, options := provider.NewServer(version, os.Getenv), []tf6server.ServeOpt(nil)
	if *debug { // one process for many runs, of which one that was stopped is not the last
		server = providerserver.NewProtocol6(provider.New(version, os.Getenv)())()
		options = append(options, tf6server.WithManagedDebug())
	}

	go stopOnInterrupt(server)

	err := tf6server.Serve(provider.Address, func() tfprotov6.ProviderServer { return server }, options...)
	if err != nil {
		log.New(os.Stderr, "", log.LstdFlags).Fatal(err)
	}
}

// stopOnInterrupt stops a server on Ctrl-C, which a terminal sends to the CLI and to its plugins. While an apply makes
// its plan, the CLI does not pass it on.
func stopOnInterrupt(server tfprotov6.ProviderServer) {
	interrupts := make(chan os.Signal, 1)
	signal.Notify(interrupts, os.Interrupt)
	<-interrupts

	_, _ = server.StopProvider(context.Background(), &tfprotov6.StopProviderRequest{}) // it has no errors
}
