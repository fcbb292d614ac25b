ephemeral "identity_beltic_session" "owner" {
  id = "123e4567-e89b-12d3-a456-426614174000"

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
      condition     = ephemeral.identity_beltic_session.owner.decision == "approved"
      error_message = "The owner's identity is not verified."
    }
  }
}
