# The key comes from an ephemeral variable: set TF_VAR_beltic_api_key for the plan,
# and again for the apply. Unlike the value of any other variable, it is not in a
# saved plan.

terraform {
  required_providers {
    identity = {
      source  = "seed-97276580/identity"
      version = "~> 0.1.0"
    }
  }
}

variable "beltic_api_key" {
  description = "API key of Beltic."
  type        = string
  ephemeral   = true
  sensitive   = true
}

provider "identity" {
  beltic {
    api_key = var.beltic_api_key
  }
}

data "identity_beltic_sessions" "owners" {
  ids = ["123e4567-e89b-12d3-a456-426614174000"]
}
