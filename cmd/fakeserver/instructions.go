package main

import (
	"fmt"
	"strings"

	"github.com/seed-97276580/terraform-provider-identity/internal/datasources/beltic"
	"github.com/seed-97276580/terraform-provider-identity/internal/datasources/beltic/beltictest"
	"github.com/seed-97276580/terraform-provider-identity/internal/datasources/solaris"
	"github.com/seed-97276580/terraform-provider-identity/internal/datasources/solaris/solaristest"
)

// instructions tells how to use the server: shell commands to export the provider's environment, and the
// rest in comments.
func instructions(origin string) string {
	return fmt.Sprintf(`# Fake vendors at %[1]s. Stop them with Ctrl-C.

export SOLARIS_BASE_URL=%[1]s/solaris
export SOLARIS_TOKEN_URL=%[1]s/solaris/oauth2/token
export SOLARIS_CLIENT_ID=%[2]s
export SOLARIS_CLIENT_SECRET=%[3]s
export BELTIC_BASE_URL=%[1]s/beltic
export BELTIC_API_KEY=%[4]s

# Solaris sessions, all of the person %[5]s:
#   %[6]s
# Beltic sessions:
#   %[7]s
#
# Change a session's status:
#   curl -X PUT -d rejected %[1]s/control/solaris/successful
#   curl -X PUT -d declined %[1]s/control/beltic/approved
`,
		origin, solaristest.ClientID, solaristest.ClientSecret, beltictest.APIKey, personID,
		strings.Join(solaris.Decisions.Statuses(), " "), strings.Join(beltic.Decisions.Statuses(), " "))
}
