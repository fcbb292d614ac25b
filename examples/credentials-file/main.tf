# The key comes from a file, such as one that a container platform mounts. It is
# read again in each plan and apply, and is in neither a saved plan nor state.

terraform {
  required_providers {
    identity = {
      source  = "seed-97276580/identity"
      version = "~> 0.1.0"
    }
  }
}

variable "beltic_api_key_file" {
  description = "Path of a file with the API key of Beltic."
  type        = string
  default     = "/run/secrets/beltic_api_key"
}

provider "identity" {
  beltic {
    api_key = trimspace(file(var.beltic_api_key_file)) # files usually end with a line break
  }
}

data "identity_beltic_sessions" "owners" {
  ids = ["123e4567-e89b-12d3-a456-426614174000"]
}
