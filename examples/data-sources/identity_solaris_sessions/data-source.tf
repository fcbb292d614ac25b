# A map from session ids to the ids of their persons.
data "identity_solaris_sessions" "customers" {
  person_ids = {
    "acdede097f821bd8037465d691f69506ises" = "a1b2c3d4e5f60718293a4b5c6d7e8f90cper"
  }
}

output "customers_without_approval" {
  value = concat(
    [
      for id, session in data.identity_solaris_sessions.customers.sessions :
      id if session.decision != "approved"
    ],
    data.identity_solaris_sessions.customers.missing_ids,
  )
}
