package datasources

import "time"

// ReadTimeout is the deadline of a whole read, with all its attempts and waits.
const ReadTimeout = 2 * time.Minute
