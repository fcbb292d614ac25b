# Any number of sessions by their ids.
data "identity_beltic_sessions" "owners" {
  ids = ["123e4567-e89b-12d3-a456-426614174000"]
}

# Or all sessions that match the filters.
data "identity_beltic_sessions" "in_review" {
  status      = "marked_for_review"
  entity_type = "business"
}

output "owners_without_approval" {
  value = concat(
    [
      for id, session in data.identity_beltic_sessions.owners.sessions :
      id if session.decision != "approved"
    ],
    data.identity_beltic_sessions.owners.missing_ids,
  )
}
