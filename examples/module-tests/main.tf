# A module with a gate in the plan. Its tests need no account: run `terraform test`
# or `tofu test`.

terraform {
  required_providers {
    identity = {
      source  = "seed-97276580/identity"
      version = "~> 0.1.0"
    }
  }
}

variable "session_id" {
  description = "Id of the owner's session at Beltic."
  type        = string
}

data "identity_beltic_session" "owner" {
  id = var.session_id

  lifecycle {
    postcondition {
      condition     = self.decision == "approved"
      error_message = "The owner's identity is not verified."
    }
  }
}

resource "terraform_data" "guarded" {
  input = var.session_id

  lifecycle {
    create_before_destroy = true
  }

  depends_on = [data.identity_beltic_session.owner]
}

output "guarded_for" {
  value = terraform_data.guarded.output
}
