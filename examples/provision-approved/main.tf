# One resource for each approved session of an account. If a session is
# declined later, the next apply destroys its resource.

terraform {
  required_providers {
    identity = {
      source  = "seed-97276580/identity"
      version = "~> 0.1.0"
    }
  }
}

provider "identity" {}

variable "account_id" {
  description = "Id of the account at Beltic whose sessions count."
  type        = string
  default     = "account-1" # the account of the fake vendors
}

data "identity_beltic_sessions" "all" {
  account_id = var.account_id
}

locals {
  approved = {
    for id, session in data.identity_beltic_sessions.all.sessions :
    id => session if session.decision == "approved"
  }
}

resource "terraform_data" "tenant" {
  for_each = local.approved

  input = each.key
}
