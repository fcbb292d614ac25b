locals {
  beltic_ids  = concat(var.beltic_session_ids, keys(var.beltic_account_ids))
  solaris_ids = keys(var.solaris_person_ids)

  # What the vendors say, by session id.
  beltic    = merge(ephemeral.identity_beltic_sessions.this[*].sessions...)
  solaris   = merge(ephemeral.identity_solaris_sessions.this[*].sessions...)
  decisions = concat(values(local.beltic)[*].decision, values(local.solaris)[*].decision)
}

# Read in the plan and again in the apply. A vendor without ids is not contacted, and need not be configured.
ephemeral "identity_beltic_sessions" "this" {
  count = length(local.beltic_ids) > 0 ? 1 : 0

  ids = local.beltic_ids

  dynamic "wait_for" {
    for_each = var.wait[*]

    content {
      decisions = ["approved"]
    }
  }

  dynamic "timeouts" {
    for_each = var.wait[*]

    content {
      open = timeouts.value
    }
  }
}

ephemeral "identity_solaris_sessions" "this" {
  count = length(local.solaris_ids) > 0 ? 1 : 0

  person_ids = var.solaris_person_ids

  dynamic "wait_for" {
    for_each = var.wait[*]

    content {
      decisions = ["approved"]
    }
  }

  dynamic "timeouts" {
    for_each = var.wait[*]

    content {
      open = timeouts.value
    }
  }
}

# The gate: one condition for each reason to refuse. If all of them hold, every session was found and is approved. The messages are constants, because an error message must not contain an ephemeral value.
resource "terraform_data" "this" {
  lifecycle {
    create_before_destroy = true

    precondition {
      condition     = length(local.beltic_ids) + length(local.solaris_ids) > 0
      error_message = "Nothing to check: the gate has no session ids, so it stays closed."
    }

    precondition {
      condition = (
        length(setsubtract(local.beltic_ids, keys(local.beltic))) == 0 &&
        length(setsubtract(local.solaris_ids, keys(local.solaris))) == 0
      )
      error_message = "Not found: the vendor does not know a session. Check its id, vendor, environment and person, and whether it was deleted."
    }

    precondition {
      condition = alltrue([
        for id, account_id in var.beltic_account_ids : local.beltic[id].account_id == account_id
        if can(local.beltic[id]) # otherwise it is not found, as above
      ])
      error_message = "Another account's session: a session at Beltic belongs to another account than beltic_account_ids says."
    }

    precondition {
      condition     = length(setsubtract(local.decisions, ["approved", "rejected", "expired", "pending"])) == 0
      error_message = "Unknown status: this version of the provider does not know the status of a session."
    }

    precondition {
      condition     = !contains(local.decisions, "rejected")
      error_message = "Rejected: the vendor rejected a session, or its verification failed."
    }

    precondition {
      condition     = !contains(local.decisions, "expired")
      error_message = "Expired: a session expired before the vendor approved it."
    }

    precondition {
      condition     = !contains(local.decisions, "pending")
      error_message = "Not decided yet: a session is still waiting for its user or for the vendor's review."
    }
  }
}
