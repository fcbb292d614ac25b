terraform {
  required_providers {
    identity = { source = "seed-97276580/identity" }
  }
}

data "identity_beltic_session" "each" {
  for_each = toset(jsondecode(file("ids.json")))
  id       = each.key
}
