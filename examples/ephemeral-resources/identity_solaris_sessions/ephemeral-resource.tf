ephemeral "identity_solaris_sessions" "customers" {
  ids = [
    {
      person_id = "a1b2c3d4e5f60718293a4b5c6d7e8f90cper"
      id        = "acdede097f821bd8037465d691f69506ises"
    },
  ]
}

# One gate for all of them. A session that Solaris does not know is in missing_ids, and not in sessions.
resource "terraform_data" "identity_gate" {
  lifecycle {
    precondition {
      condition = (
        length(ephemeral.identity_solaris_sessions.customers.missing_ids) == 0 &&
        alltrue([for session in ephemeral.identity_solaris_sessions.customers.sessions : session.decision == "approved"])
      )
      error_message = "Not every customer's identity is verified."
    }
  }
}
