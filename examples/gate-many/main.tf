# Refuses plan and apply unless all owners are verified.

terraform {
  required_providers {
    identity = {
      source = "seed-97276580/identity"
    }
  }
}

provider "identity" {}

variable "session_ids" {
  description = "Ids of the owners' sessions at Beltic."
  type        = set(string)
  default     = ["approved"] # a session of the fake vendors

  # A condition about all of nothing is true: without this, an empty set opens the gate.
  validation {
    condition     = length(var.session_ids) > 0
    error_message = "There must be at least one owner."
  }
}

ephemeral "identity_beltic_session" "owners" {
  for_each = var.session_ids

  id = each.key
}

resource "terraform_data" "identity_gate" {
  lifecycle {
    precondition {
      condition     = alltrue([for owner in ephemeral.identity_beltic_session.owners : owner.decision == "approved"])
      error_message = "Not every owner's identity is verified."
    }
  }
}

resource "terraform_data" "guarded" {
  input = "in place of what only verified owners may have"

  depends_on = [terraform_data.identity_gate]
}
