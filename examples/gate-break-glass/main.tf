# A gate that can be opened for one run when the vendor is down and a change cannot
# wait. Plan and apply warn about it.

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

variable "break_glass" {
  description = "Opens the gate for one run. State the reason and who approved it."
  type        = string
  default     = null

  # A pipeline may pass an empty value, "false" or "null".
  validation {
    condition     = var.break_glass == null ? true : can(regex("\\S\\s+\\S", var.break_glass))
    error_message = "Give a reason of at least two words, or leave the variable unset."
  }
}

module "gate" {
  source = "github.com/seed-97276580/terraform-provider-identity//modules/gate?ref=v0.1.0"
  count  = var.break_glass == null ? 1 : 0

  beltic_account_ids = { (var.session_id) = var.account_id }
}

# Warns in every plan and apply while the gate is open.
check "gate" {
  assert {
    condition     = var.break_glass == null
    error_message = "The identity gate is open: ${coalesce(var.break_glass, "-")}"
  }
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
