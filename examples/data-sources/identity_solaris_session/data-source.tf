data "identity_solaris_session" "customer" {
  person_id = "a1b2c3d4e5f60718293a4b5c6d7e8f90cper"
  id        = "acdede097f821bd8037465d691f69506ises"
}

output "customer_is_verified" {
  value = data.identity_solaris_session.customer.decision == "approved"
}
