ephemeral "identity_beltic_sessions" "owners" {
  ids = ["123e4567-e89b-12d3-a456-426614174000"]
}

# One gate for all of them. A session that Beltic does not know is in missing_ids,
# and not in sessions. Without the first condition, the gate would
# be open if there were no sessions at all.
resource "terraform_data" "identity_gate" {
  lifecycle {
    precondition {
      condition = (
        length(ephemeral.identity_beltic_sessions.owners.sessions) > 0 &&
        length(ephemeral.identity_beltic_sessions.owners.missing_ids) == 0 &&
        alltrue([
          for session in ephemeral.identity_beltic_sessions.owners.sessions :
          session.decision == "approved"
        ])
      )
      error_message = "Not every owner's identity is verified."
    }
  }
}
