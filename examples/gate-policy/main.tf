# A gate for a pipeline with a policy: the policy evaluates the data source in the
# saved plan, and the module reads the session again in the apply.

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

# For the policy.
data "identity_beltic_sessions" "owner" {
  ids = [var.session_id]
}

# For the apply.
module "gate" {
  source = "github.com/seed-97276580/terraform-provider-identity//modules/gate?ref=v0.1.0"

  beltic_account_ids = { (var.session_id) = var.account_id }
}

resource "terraform_data" "guarded" {
  input = "a placeholder for what only a verified owner may have"

  lifecycle {
    create_before_destroy = true
  }

  depends_on = [module.gate]
}
