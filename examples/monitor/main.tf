# Warns in every plan and apply while the owner is not verified, but stops nothing.

terraform {
  required_providers {
    identity = {
      source  = "seed-97276580/identity"
      version = "~> 0.1.0"
    }
  }
}

# The CLI prints the data source of a check in full, in every plan.
provider "identity" {
  omit_personal_data = true
}

variable "session_id" {
  description = "Id of the owner's session at Beltic."
  type        = string
  default     = "marked_for_review" # a session of the fake vendors
}

check "owner_is_verified" {
  data "identity_beltic_session" "owner" {
    id = var.session_id
  }

  assert {
    condition     = data.identity_beltic_session.owner.decision == "approved"
    error_message = "The owner's identity is not verified."
  }
}
