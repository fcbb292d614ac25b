terraform {
  required_version = ">= 1.10.0"

  required_providers {
    identity = {
      source  = "seed-97276580/identity"
      version = ">= 0.1.0"
    }
  }
}
