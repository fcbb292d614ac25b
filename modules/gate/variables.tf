variable "beltic_session_ids" {
  description = "Ids of sessions at Beltic that must be approved. Whoever chooses an id decides the result: to bind a session to its account, use `beltic_account_ids` instead."
  type        = list(string)
  default     = []
  nullable    = false
}

variable "beltic_account_ids" {
  description = "Sessions at Beltic that must be approved and belong to a certain account: a map from session id to account id. They need not be in `beltic_session_ids`, too."
  type        = map(string)
  default     = {}
  nullable    = false

  # A session without an account would otherwise match a null.
  validation {
    condition     = alltrue([for account_id in values(var.beltic_account_ids) : account_id == null ? false : trimspace(account_id) != ""])
    error_message = "An account id must not be null or empty."
  }
}

variable "solaris_person_ids" {
  description = "Sessions at Solaris that must be approved: a map from session id to the id of its person."
  type        = map(string)
  default     = {}
  nullable    = false
}

variable "wait" {
  description = "How long to wait for the approval, such as `30m`: in the plan, and again in the apply. By default, the gate refuses a session that is not approved at once."
  type        = string
  default     = null
}
