# Refuses a plan in which something changes while a session that the plan has read is not approved.
#
#   terraform show -json saved.tfplan > plan.json
#   opa eval --fail-defined --input plan.json --data gate.rego 'data.identity.gate.deny[message]'
package identity.gate

session_types := {"identity_beltic_session", "identity_solaris_session"}

sessions contains session if {
	some session in input.prior_state.values.root_module.resources
	session.mode == "data"
	session.type in session_types
}

changes if {
	some change in input.resource_changes
	change.change.actions != ["no-op"]
}

deny contains message if {
	changes
	some session in sessions
	session.values.decision != "approved"
	message := sprintf("%s has the decision %s", [session.address, session.values.decision])
}

# A gate that saw no session has decided nothing.
deny contains "the plan has read no session" if {
	changes
	count(sessions) == 0
}
