terraform {
  required_providers {
    identity = {
      source  = "seed-97276580/identity"
      version = "~> 0.1.0"
    }
  }
}

variable "webhook_status" {
  type    = string
  default = "pending_successful"
}

output "decision" {
  value = provider::identity::solaris_decision(var.webhook_status) # "pending"
}
