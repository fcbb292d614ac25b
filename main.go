// Terraform-provider-identity reads identity-verification sessions for Terraform and OpenTofu.
package main

import (
	"flag"
	"io"
	"log"
	"os"

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

	var options []tf6server.ServeOpt
	if *debug {
		options = append(options, tf6server.WithManagedDebug())
	}

	server := func() tfprotov6.ProviderServer { return provider.NewServer(version, os.Getenv) }
	if err := tf6server.Serve(provider.Address, server, options...); err != nil {
		log.New(os.Stderr, "", log.LstdFlags).Fatal(err)
	}
}
