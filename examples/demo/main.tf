# Reads one session at each vendor. At the fake vendors of
# `make fakes`, the id of each session is the status that it starts with.

terraform {
  required_providers {
    identity = {
      source  = "seed-97276580/identity"
      version = "~> 0.1.0"
    }
  }
}

provider "identity" {}

data "identity_solaris_session" "customer" {
  person_id = "person"
  id        = "successful"
}

data "identity_beltic_session" "owner" {
  id = "marked_for_review"
}

output "solaris" {
  value = {
    status                 = data.identity_solaris_session.customer.status
    decision               = data.identity_solaris_session.customer.decision
    identification_methods = data.identity_solaris_session.customer.identification_methods
  }
}

output "beltic" {
  value = {
    status     = data.identity_beltic_session.owner.status
    decision   = data.identity_beltic_session.owner.decision
    legal_name = data.identity_beltic_session.owner.business.legal_name
    bot_score  = data.identity_beltic_session.owner.behavior_analysis.bot_score
    created_at = data.identity_beltic_session.owner.created_at
  }
}
