package beltic

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"

	"github.com/seed-97276580/terraform-provider-identity/internal/apiclient"
	"github.com/seed-97276580/terraform-provider-identity/internal/datasources"
)

// list walks through all pages of the list with the filters.
func (c *Client) list(ctx context.Context, arguments sessionsArguments, limit int) (map[string]*summary, error) {
	query := url.Values{"page[size]": {strconv.Itoa(pageSize)}}

	for name, value := range arguments.filters() {
		if value != nil {
			query.Set(name, *value)
		}
	}

	walked := walk{sessions: map[string]*summary{}, cursors: map[cursorHash]bool{}}

	for {
		var (
			page sessionPage
			next string
		)

		check := func(header http.Header) (err error) {
			page.Header = hintsOf(header)

			if next, err = walked.add(&page); err == nil {
				err = arguments.check(ctx, page.Data)
			}

			return err
		}
		if err := c.api.List(ctx, &page, check, query, "v1", "identity", "sessions"); err != nil {
			return nil, err
		}

		switch {
		case len(walked.sessions) > limit:
			return nil, datasources.ErrTooManySessions
		case next == "":
			return walked.sessions, nil
		}

		query.Set("page[after]", next)
	}
}

// check holds listed sessions to the filters: the vendor may have ignored one that it does not know. Of a relationship
// that a session does not show, nothing can be said, which is a warning.
func (a sessionsArguments) check(ctx context.Context, sessions []*summary) error {
	for _, session := range sessions {
		for argument, wanted := range map[string]*string{"status": a.Status, "entity_type": a.EntityType} {
			shown := map[string]*string{"status": session.Attributes.Status, "entity_type": session.Attributes.EntityType}

			if wanted != nil && (shown[argument] == nil || *shown[argument] != *wanted) {
				return ignored(argument)
			}
		}

		account, devices := session.Relationships.value.Account, session.Relationships.value.Devices

		for argument, relation := range map[string]struct {
			wanted  *string
			isShown bool
			ids     []string
		}{
			"account_id":        {a.AccountID, shows(session, account), idsOf(account.value.Data.value)},
			"session_device_id": {a.SessionDeviceID, shows(session, devices), idsOf(devices.value.Data.value...)},
		} {
			switch {
			case relation.wanted == nil:
			case !relation.isShown:
				apiclient.NotesOf(ctx).Unchecked(argument)
			case !slices.Contains(relation.ids, *relation.wanted):
				return ignored(argument)
			}
		}
	}

	return nil
}

// shows reports whether a session says something of a relationship, which may be unreadable.
func shows[T any](session *summary, relation summaryRelation[T]) bool {
	return session.Relationships.isNull || relation.isNull || relation.value.Data.isShown
}

func ignored(argument string) error {
	return wrongPage(fmt.Sprintf("a session in the list does not show that it passes the filter %s", argument))
}

// idsOf returns the ids that related resources have.
func idsOf(resources ...*relatedID) []string {
	var ids []string

	for _, resource := range resources {
		if resource != nil && resource.ID != nil {
			ids = append(ids, *resource.ID)
		}
	}

	return ids
}
