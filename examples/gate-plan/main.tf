# Refuses the plan unless the owner is verified. A plan that was saved while the
# owner was verified can be applied later, whatever the session's status is then:
# to prevent that, see examples/gate-module.

terraform {
  required_providers {
    identity = {
      source  = "seed-97276580/identity"
      version = "~> 0.1.0"
    }
  }
}

provider "identity" {
  omit_personal_data = true
}

variable "session_id" {
  description = "Id of the owner's session at Beltic."
  type        = string
  default     = "approved" # a session of the fake vendors
}

data "identity_beltic_session" "owner" {
  id = var.session_id

  lifecycle {
    postcondition {
      condition     = self.decision == "approved"
      error_message = "The owner's identity is not verified: the status is ${coalesce(self.status, "missing")}."
    }
  }
}

resource "terraform_data" "guarded" {
  input = "a placeholder for what only a verified owner may have"

  lifecycle {
    create_before_destroy = true
  }

  depends_on = [data.identity_beltic_session.owner]
}
