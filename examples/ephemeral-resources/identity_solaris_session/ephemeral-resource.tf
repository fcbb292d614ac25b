ephemeral "identity_solaris_session" "customer" {
  person_id = "a1b2c3d4e5f60718293a4b5c6d7e8f90cper"
  id        = "acdede097f821bd8037465d691f69506ises"

  # Wait for the approval, for half an hour at most.
  wait_for {
    decisions = ["approved"]
  }

  timeouts {
    open = "30m"
  }
}

# Resources that require the approval depend on this gate.
resource "terraform_data" "identity_gate" {
  lifecycle {
    precondition {
      condition     = ephemeral.identity_solaris_session.customer.decision == "approved"
      error_message = "The customer's identity is not verified."
    }
  }
}
