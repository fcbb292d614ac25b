# Refuses the plan and the apply unless the owner is verified, also when the plan was saved before. The session
# is read again in the apply, and nothing of it reaches plan or state.

terraform {
  required_providers {
    identity = {
      source = "seed-97276580/identity"
    }
  }
}

provider "identity" {}

variable "session_id" {
  description = "Id of the owner's session at Beltic."
  type        = string
  default     = "approved" # a session of the fake vendors
}

ephemeral "identity_beltic_session" "owner" {
  id = var.session_id
}

# The gate. Whatever must wait for it depends on it.
resource "terraform_data" "identity_gate" {
  lifecycle {
    precondition {
      condition     = ephemeral.identity_beltic_session.owner.decision == "approved"
      error_message = "The owner's identity is not verified."
    }
  }
}

resource "terraform_data" "guarded" {
  input = "in place of what only a verified owner may have"

  depends_on = [terraform_data.identity_gate]
}
