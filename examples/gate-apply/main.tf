# The same as modules/gate, written out for one session: it is read again in the
# apply, and nothing about it is stored in plan or state.

terraform {
  required_providers {
    identity = {
      source  = "seed-97276580/identity"
      version = "~> 0.1.0"
    }
  }
}

provider "identity" {}

variable "session_id" {
  description = "Id of the owner's session at Beltic."
  type        = string
  default     = "approved" # a session of the fake vendors
}

variable "account_id" {
  description = "Id of the owner's account at Beltic, which the session must belong to."
  type        = string
  default     = "account-1" # the account of the fake vendors
  nullable    = false       # else it would match a session without an account
}

ephemeral "identity_beltic_session" "owner" {
  id = var.session_id
}

# The gate. The conditions are in a resource, not in the ephemeral block, so that
# both CLIs evaluate them in the apply.
resource "terraform_data" "identity_gate" {
  lifecycle {
    precondition {
      condition     = ephemeral.identity_beltic_session.owner.decision == "approved"
      error_message = "The owner's identity is not verified."
    }

    precondition {
      condition     = ephemeral.identity_beltic_session.owner.relationships.account.id == var.account_id
      error_message = "The session is not the owner's."
    }
  }
}

resource "terraform_data" "guarded" {
  input = "a placeholder for what only a verified owner may have"

  lifecycle {
    create_before_destroy = true
  }

  depends_on = [terraform_data.identity_gate]
}
