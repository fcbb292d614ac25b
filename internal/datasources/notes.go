package datasources

import (
	"fmt"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/seed-97276580/terraform-provider-identity/internal/apiclient"
)

// warnings turns the notes of a read into warnings, one of each kind.
func (v Vendor) warnings(notes *apiclient.Notes) (diags diag.Diagnostics) {
	unread, unchecked, doubted := notes.All()

	for _, kind := range []struct {
		message *Message
		members []string
	}{{memberUnread, unread}, {filterUnchecked, unchecked}} {
		if len(kind.members) > 0 {
			diags.Append(kind.message.diagnostic(path.Empty(), "", words{
				"VENDOR": v.Title, "MEMBER": strings.Join(kind.members, ", "),
			}))
		}
	}

	if len(doubted) > 0 {
		diags.Append(missingDoubted.diagnostic(path.Empty(),
			fmt.Sprintf("%s.\n\nIds with such a response: %d.", doubted[0], len(doubted)),
			words{"VENDOR": v.Title}))
	}

	return diags
}
