# What the gate refuses without reading from a vendor: needs neither credentials nor network.

run "nothing_to_judge" {
  command = plan

  expect_failures = [terraform_data.this]
}

run "empty_account_id" {
  command = plan

  variables {
    beltic_account_ids = { "session" = " " }
  }

  expect_failures = [var.beltic_account_ids]
}
