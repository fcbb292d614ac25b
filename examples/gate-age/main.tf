# Refuses the apply if the owner was approved more than 90 days ago. Solaris's
# sessions have no timestamp.

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

variable "max_age" {
  description = "How long an approval is valid, in hours, minutes and seconds."
  type        = string
  default     = "2160h" # 90 days; the fakes' approval is of January 2025, which is refused
}

ephemeral "identity_beltic_session" "owner" {
  id = var.session_id
}

locals {
  account_id = ephemeral.identity_beltic_session.owner.relationships.account.id

  # Null until Beltic has decided, which is an error below.
  decisioned_at = ephemeral.identity_beltic_session.owner.decisioned_at
}

resource "terraform_data" "identity_gate" {
  lifecycle {
    precondition {
      condition     = ephemeral.identity_beltic_session.owner.decision == "approved"
      error_message = "The owner's identity is not verified."
    }

    precondition {
      condition     = local.account_id == var.account_id
      error_message = "The session belongs to another account."
    }

    # In the plan: plantimestamp() does not change until the apply.
    precondition {
      condition     = timecmp(timeadd(local.decisioned_at, var.max_age), plantimestamp()) > 0
      error_message = "The approval is too old."
    }

    # In the apply: timestamp() is known only then.
    precondition {
      condition     = timecmp(timeadd(local.decisioned_at, var.max_age), timestamp()) > 0
      error_message = "The approval has become too old."
    }
  }
}

resource "terraform_data" "guarded" {
  input = "a placeholder for what only a recently verified owner may have"

  lifecycle {
    create_before_destroy = true
  }

  depends_on = [terraform_data.identity_gate]
}
