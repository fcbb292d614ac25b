package acctest

import (
	"path"
	"strings"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"

	"github.com/seed-97276580/terraform-provider-identity/internal/provider"
)

// namespace is the provider's on the registries.
var namespace = strings.Split(provider.Address, "/")[1]

// Env is the environment of one provider. Tests that have one each can run in parallel.
type Env map[string]string

// Get looks a variable up, as os.Getenv does.
func (e Env) Get(name string) string { return e[name] }

// Providers returns the provider for a test case, with env as its whole environment.
func Providers(env Env) map[string]func() (tfprotov6.ProviderServer, error) {
	return map[string]func() (tfprotov6.ProviderServer, error){
		"identity": func() (tfprotov6.ProviderServer, error) { return provider.NewServer("test", env.Get, nil), nil },
	}
}

// Config returns a configuration that requires the provider, and the one of ProvidersWithEcho, under their
// full addresses, so that Terraform and OpenTofu take them for the same ones.
func Config(blocks ...string) string {
	config, echo := strings.Join(blocks, "\n"), ""
	if strings.Contains(config, `provider "echo"`) {
		echo = `    echo = { source = "` + path.Dir(provider.Address) + `/echo" }`
	}

	return `terraform {
  required_providers {
    identity = {
      source = "` + provider.Address + `"
    }
` + echo + `
  }
}
` + config
}
