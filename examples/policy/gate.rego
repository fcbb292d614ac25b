# Refuses a plan in which something changes while a session that the plan has read is not approved.
#
#   terraform show -json saved.tfplan > plan.json
#   opa eval --fail-defined --input plan.json --data gate.rego 'data.identity.gate.deny[message]'
package identity.gate

single := {"identity_beltic_session", "identity_solaris_session"}

many := {"identity_beltic_sessions", "identity_solaris_sessions"}

# In all modules.
reads contains read if {
	walk(input.prior_state.values.root_module, [_, read])
	read.mode == "data"
	read.type in (single | many)
}

changes if {
	some change in input.resource_changes
	change.mode == "managed"
	change.change.actions != ["no-op"]
}

# An empty file, a state, a plan that failed.
deny contains "the input is no whole plan" if not input.planned_values

deny contains "the input is no whole plan" if input.errored

deny contains message if {
	changes
	some read in reads
	read.type in single
	not read.values.decision == "approved"
	message := sprintf("%s is not approved", [read.address])
}

deny contains message if {
	changes
	some read in reads
	read.type in many
	some id, session in read.values.sessions
	not session.decision == "approved"
	message := sprintf("%s: %s is not approved", [read.address, id])
}

deny contains message if {
	changes
	some read in reads
	read.type in many
	some id in read.values.missing_ids
	message := sprintf("%s: %s is missing", [read.address, id])
}

# A session that is read in the apply cannot be judged now.
deny contains message if {
	changes
	some change in input.resource_changes
	change.type in (single | many)
	change.change.actions == ["read"]
	message := sprintf("%s is read in the apply", [change.address])
}

judged contains read.address if {
	some read in reads
	read.type in single
}

judged contains read.address if {
	some read in reads
	count(read.values.sessions) > 0
}

# A gate that saw no session has decided nothing.
deny contains "the plan has read no session" if {
	changes
	count(judged) == 0
}
