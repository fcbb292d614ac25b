data "identity_beltic_session" "owner" {
  id = "123e4567-e89b-12d3-a456-426614174000"
}

output "owner_is_verified" {
  value = data.identity_beltic_session.owner.decision == "approved"
}

# Personal data is sensitive: an output that contains it must be sensitive, too.
output "owner_last_name" {
  value     = try(data.identity_beltic_session.owner.person.name.last, null)
  sensitive = true
}
