terraform {
  required_providers {
    identity = { source = "seed-97276580/identity" }
  }
}

data "identity_beltic_sessions" "all" {
  ids = jsondecode(file("ids.json"))
}
