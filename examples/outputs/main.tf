# Shows the decisions of three sessions by the names that you know them by.

terraform {
  required_providers {
    identity = {
      source  = "seed-97276580/identity"
      version = "~> 0.1.0"
    }
  }
}

provider "identity" {}

variable "session_ids" {
  description = "Ids of the owners' sessions at Beltic."
  type        = map(string)

  default = { # sessions of the fake vendors, and one that does not exist
    first  = "approved"
    second = "marked_for_review"
    third  = "none"
  }
}

data "identity_beltic_sessions" "owners" {
  ids = values(var.session_ids)
}

output "decisions" {
  value = {
    for name, id in var.session_ids :
    name => try(data.identity_beltic_sessions.owners.sessions[id].decision, "missing")
  }
}
