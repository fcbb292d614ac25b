# Refuses a plan in which something changes while a session that the plan has read is not approved.
#
#   terraform show -json saved.tfplan > plan.json
#   opa eval --fail-defined --input plan.json --data gate.rego 'data.identity.gate.deny[message]'
package identity.gate

session_types := {"identity_beltic_session", "identity_solaris_session"}

# In all modules.
sessions contains session if {
	walk(input.prior_state.values.root_module, [_, session])
	session.mode == "data"
	session.type in session_types
}

changes if {
	some change in input.resource_changes
	change.mode == "managed"
	change.change.actions != ["no-op"]
}

deny contains message if {
	changes
	some session in sessions
	not session.values.decision == "approved"
	message := sprintf("%s is not approved", [session.address])
}

# A session that is read in the apply cannot be judged now.
deny contains message if {
	changes
	some change in input.resource_changes
	change.type in session_types
	change.change.actions == ["read"]
	message := sprintf("%s is read in the apply", [change.address])
}

# A gate that saw no session has decided nothing.
deny contains "the plan has read no session" if {
	changes
	count(sessions) == 0
}
