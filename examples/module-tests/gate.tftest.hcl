mock_provider "identity" {
  mock_data "identity_beltic_session" {
    defaults = {
      decision = "approved"
    }
  }
}

variables {
  session_id = "any"
}

run "verified_owner" {
  command = apply

  assert {
    condition     = output.guarded_for == "any"
    error_message = "The guarded resource was not created."
  }
}

run "owner_in_review" {
  command = plan

  override_data {
    target = data.identity_beltic_session.owner
    values = {
      decision = "pending"
    }
  }

  expect_failures = [data.identity_beltic_session.owner]
}

# A status that this version of the provider does not know.
run "status_from_the_future" {
  command = plan

  override_data {
    target = data.identity_beltic_session.owner
    values = {
      decision = "unknown"
    }
  }

  expect_failures = [data.identity_beltic_session.owner]
}
