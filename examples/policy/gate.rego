# Denies a plan that has changes, unless all sessions that its data sources have read
# are approved. It evaluates each data source by itself: a data source that has read
# nothing is denied, whatever the others have read.
package identity.gate

single := {"identity_beltic_session", "identity_solaris_session"}

many := {"identity_beltic_sessions", "identity_solaris_sessions"}

# What the plan has read, in all modules.
reads contains read if {
	walk(input.prior_state.values.root_module, [_, read])
	read.mode == "data"
	read.type in (single | many)
}

# The addresses of the data sources in the configuration, without the keys of count
# and for_each.
declared contains address if {
	walk(input.configuration.root_module, [path, source])
	source.mode == "data"
	source.type in (single | many)
	modules := [sprintf("module.%s.", [path[i + 1]]) | some i; path[i] == "module_calls"]
	address := concat("", array.concat(modules, [source.address]))
}

without_keys(address) := regex.replace(address, `\[[^\]]*\]`, "")

changes if {
	some change in input.resource_changes
	change.mode == "managed"
	change.change.actions != ["no-op"]
}

# An empty file, a state, or a plan that failed.
deny contains "the input is not a complete plan" if not input.planned_values

deny contains "the input is not a complete plan" if input.errored

# A plan made with -target: what it has not read comes from an old state. OpenTofu does
# not mark such a plan as incomplete.
deny contains "the plan is not complete" if input.complete == false

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

# A condition on all elements of an empty set is true.
deny contains message if {
	changes
	some read in reads
	read.type in many
	not count(read.values.sessions) > 0
	message := sprintf("%s has read no session", [read.address])
}

# No instance, or one that is not read in the plan.
deny contains message if {
	changes
	some address in (declared - {without_keys(read.address) | some read in reads})
	message := sprintf("%s has read no session", [address])
}

# A session that is read in the apply cannot be evaluated yet.
deny contains message if {
	changes
	some change in input.resource_changes
	change.type in (single | many)
	change.change.actions == ["read"]
	message := sprintf("%s is read in the apply", [change.address])
}

deny contains "the plan has read no session" if {
	changes
	count(reads) == 0
}
