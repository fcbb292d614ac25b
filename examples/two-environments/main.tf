# Reads from production and from the sandbox in one configuration: one provider
# block for each, the second with an alias. At Beltic the key decides: write a block
# for each key, with environment = "production" and environment = "staging".

terraform {
  required_providers {
    identity = {
      source  = "seed-97276580/identity"
      version = "~> 0.1.0"
    }
  }
}

variable "production" {
  type      = object({ client_id = string, client_secret = string })
  ephemeral = true
  sensitive = true
}

variable "sandbox" {
  type      = object({ client_id = string, client_secret = string })
  ephemeral = true
  sensitive = true
}

provider "identity" {
  solaris {
    environment   = "production"
    client_id     = var.production.client_id
    client_secret = var.production.client_secret
  }
  omit_personal_data = true
}

provider "identity" {
  alias = "sandbox"

  solaris {
    environment   = "sandbox"
    client_id     = var.sandbox.client_id
    client_secret = var.sandbox.client_secret
  }
  omit_personal_data = true
}

data "identity_solaris_session" "customer" {
  person_id = "a1b2c3d4e5f60718293a4b5c6d7e8f90cper"
  id        = "acdede097f821bd8037465d691f69506ises"
}

data "identity_solaris_session" "test_customer" {
  provider = identity.sandbox

  person_id = "a1b2c3d4e5f60718293a4b5c6d7e8f90cper"
  id        = "acdede097f821bd8037465d691f69506ises"
}

output "decisions" {
  value = {
    production = data.identity_solaris_session.customer.decision
    sandbox    = data.identity_solaris_session.test_customer.decision
  }
}
