# Tests the rest of the module offline, and without credentials. Neither CLI can mock
# the ephemeral resources of the gate, so the gate is left out.

override_module {
  target = module.gate
}

run "behind_an_open_gate" {
  command = apply

  assert {
    condition     = startswith(terraform_data.guarded.output, "a placeholder for")
    error_message = "The guarded resource is not what it should be."
  }
}
