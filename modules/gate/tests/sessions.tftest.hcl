# How the gate treats sessions. Needs the fake vendors of `make fakes` in the provider's repository, where the id of every
# session is its status, and the environment variables that it prints.

run "approved_at_both_vendors" {
  command = apply

  variables {
    beltic_session_ids = ["approved"]
    beltic_account_ids = { "approved" = "account-1" }
    solaris_person_ids = { "successful" = "person" }
  }

  assert {
    condition     = terraform_data.this.id != ""
    error_message = "The gate is not there."
  }
}

run "rejected" {
  command = plan

  variables {
    beltic_session_ids = ["approved", "declined"]
  }

  expect_failures = [terraform_data.this]
}

run "expired" {
  command = plan

  variables {
    solaris_person_ids = { "successful" = "person", "expired" = "person" }
  }

  expect_failures = [terraform_data.this]
}

run "not_decided_yet" {
  command = plan

  variables {
    beltic_session_ids = ["marked_for_review"]
  }

  expect_failures = [terraform_data.this]
}

run "not_found" {
  command = plan

  variables {
    beltic_session_ids = ["approved", "gone"]
  }

  expect_failures = [terraform_data.this]
}

run "not_found_although_the_other_vendor_has_the_id" {
  command = plan

  variables {
    beltic_session_ids = ["approved", "successful"]
    solaris_person_ids = { "successful" = "person" }
  }

  expect_failures = [terraform_data.this]
}

run "another_persons_session" {
  command = plan

  variables {
    beltic_session_ids = ["approved"]
    solaris_person_ids = { "successful" = "somebody-else" }
  }

  expect_failures = [terraform_data.this]
}

run "another_accounts_session" {
  command = plan

  variables {
    beltic_account_ids = { "approved" = "account-2" }
  }

  expect_failures = [terraform_data.this]
}
