terraform {
  required_providers {
    identity = { source = "seed-97276580/identity" }
  }
}

data "identity_solaris_sessions" "all" {
  person_ids = { for id in jsondecode(file("ids.json")) : id => "person" }
}
