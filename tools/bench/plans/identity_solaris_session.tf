terraform {
  required_providers {
    identity = { source = "seed-97276580/identity" }
  }
}

data "identity_solaris_session" "each" {
  for_each  = toset(jsondecode(file("ids.json")))
  person_id = "person"
  id        = each.key
}
