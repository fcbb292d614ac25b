variable "beltic_session_ids" {
  description = "Ids of sessions at Beltic that must be approved. Whoever chooses an id decides the result: to bind a session to its account, use `beltic_account_ids` instead."
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for id in var.beltic_session_ids : try(id != "" && trimspace(id) == id, false)])
    error_message = "An id of a session must not be null, empty, or have whitespace around it."
  }
}

variable "beltic_account_ids" {
  description = "Sessions at Beltic that must be approved and belong to a certain account: a map from session id to account id. They need not be in `beltic_session_ids`, too."
  type        = map(string)
  default     = {}
  nullable    = false

  # A session without an account would otherwise match a null.
  validation {
    condition = alltrue([
      for id in concat(keys(var.beltic_account_ids), values(var.beltic_account_ids)) : try(id != "" && trimspace(id) == id, false)
    ])
    error_message = "An id of a session or of an account must not be null, empty, or have whitespace around it."
  }
}

variable "solaris_person_ids" {
  description = "Sessions at Solaris that must be approved: a map from session id to the id of its person."
  type        = map(string)
  default     = {}
  nullable    = false

  validation {
    condition = alltrue([
      for id in concat(keys(var.solaris_person_ids), values(var.solaris_person_ids)) : try(id != "" && trimspace(id) == id, false)
    ])
    error_message = "An id of a session or of a person must not be null, empty, or have whitespace around it."
  }
}

variable "wait" {
  description = "How long to wait for the approval, such as `30m`: in the plan, and again in the apply. By default, the gate refuses a session that is not approved at once."
  type        = string
  default     = null

  # What the provider accepts; without this, Terraform's error would not say where the value comes from.
  validation {
    condition = var.wait == null ? true : try(
      timecmp(timeadd("2000-01-01T00:00:00Z", var.wait), "2000-01-01T00:00:00Z") > 0, false
    )
    error_message = "The time to wait must be a positive duration, such as 30m or 1h30m. There is no unit for days."
  }
}
