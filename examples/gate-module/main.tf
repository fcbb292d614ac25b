# Refuses the plan and the apply unless the owner is verified. Whatever only a
# verified owner may have depends on the gate.

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
}

module "gate" {
  source = "github.com/seed-97276580/terraform-provider-identity//modules/gate?ref=v0.1.0"

  # The session that must be approved, and the account that it must belong to
  # (its relationships.account.id).
  beltic_account_ids = { (var.session_id) = var.account_id }
}

resource "terraform_data" "guarded" {
  input = "a placeholder for what only a verified owner may have"

  # Without this, an apply that replaces the resource destroys the old one before
  # the gate is evaluated.
  lifecycle {
    create_before_destroy = true
  }

  depends_on = [module.gate]
}
