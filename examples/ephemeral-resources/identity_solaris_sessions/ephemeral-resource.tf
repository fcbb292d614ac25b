ephemeral "identity_solaris_sessions" "customers" {
  person_ids = {
    "acdede097f821bd8037465d691f69506ises" = "a1b2c3d4e5f60718293a4b5c6d7e8f90cper"
  }
}

# One gate for all of them. A session that Solaris does not know is in missing_ids,
# and not in sessions. Without the first condition, the gate would
# be open if there were no sessions at all.
resource "terraform_data" "identity_gate" {
  lifecycle {
    precondition {
      condition = (
        length(ephemeral.identity_solaris_sessions.customers.sessions) > 0 &&
        length(ephemeral.identity_solaris_sessions.customers.missing_ids) == 0 &&
        alltrue([
          for session in ephemeral.identity_solaris_sessions.customers.sessions :
          session.decision == "approved"
        ])
      )
      error_message = "Not every customer's identity is verified."
    }
  }
}
