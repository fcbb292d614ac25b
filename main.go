// Terraform-provider-identity reads identity-verification sessions for Terraform and OpenTofu.
package main

import (
	"context"
	"flag"
	"io"
	"log"
	"os"

	"github.com/hashicorp/terraform-plugin-framework/providerserver"

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

	err := providerserver.Serve(context.Background(), provider.New(version, os.Getenv), providerserver.ServeOpts{
		Address: provider.Address,
		Debug:   *debug,
	})
	if err != nil {
		log.New(os.Stderr, "", log.LstdFlags).Fatal(err)
	}
}
