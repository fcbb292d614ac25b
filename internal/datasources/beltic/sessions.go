package beltic

import (
	"context"
	"errors"
	"net/url"
	"strconv"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	"github.com/seed-97276580/terraform-provider-identity/internal/apiclient"
)

// pageSize is the largest page that Beltic documents, for the lists beside the one of sessions.
const pageSize = 100

// errTooMany ends the walk through a list that has more sessions than are wanted.
var errTooMany = errors.New("the list has more sessions than max_sessions allows")

// sessionSummaryAnswer is Session with what a summary needs, and nothing that costs time besides.
type sessionSummaryAnswer struct {
	Data  sessionSummaryData `json:"data"`
	Meta  jsontext.Value     `json:"meta"`
	Links jsontext.Value     `json:"links"`
}

// ObjectID returns the session's id.
func (s *sessionSummaryAnswer) ObjectID() string {
	if s.Data.ID == nil {
		return ""
	}

	return *s.Data.ID
}

// Partial implements apiclient.Partial.
func (*sessionSummaryAnswer) Partial() {}

// sessionSummaryData is SessionData with what a summary needs. The rest is known, and left as it is.
type sessionSummaryData struct {
	ID         *string `json:"id"`
	Type       *string `json:"type"`
	Attributes struct {
		Status       *string `json:"status"`
		EntityType   *string `json:"entity_type"`
		CreatedAt    *string `json:"created_at"`
		UpdatedAt    *string `json:"updated_at"`
		ExpiresAt    *string `json:"expires_at"`
		DecisionedAt *string `json:"decisioned_at"`
	} `json:"attributes"`
	Relationships struct {
		Account ToOne `json:"account"`
	} `json:"relationships"`
}

// summary reads what one summary needs of a session. Its errors are *apiclient.Error.
func (c *Client) summary(ctx context.Context, id string) (sessionSummary, error) {
	var answer sessionSummaryAnswer
	if err := c.api.Get(ctx, &answer, "v1", "identity", "sessions", id); err != nil {
		return sessionSummary{}, err
	}

	return newSessionSummary(&answer.Data), nil
}

// sessionList is one page of sessions.
//
// Source: docs.beltic.com/api-reference/endpoint/identity-sessions-list. How a page of sessions names the next
// one is not documented; the lists beside it have both forms that are read here.
type sessionList struct {
	Data []*sessionSummaryData `json:"data"`
	Meta struct {
		Page struct {
			Size            *float64 `json:"size"`
			Total           *float64 `json:"total"`
			HasNext         *bool    `json:"hasNext"`
			HasNextPage     *bool    `json:"hasNextPage"`
			HasPrevious     *bool    `json:"hasPrevious"`
			HasPreviousPage *bool    `json:"hasPreviousPage"`
			Cursors         struct {
				Start *string `json:"start"`
				End   *string `json:"end"`
			} `json:"cursors"`
		} `json:"page"`
	} `json:"meta"`
	Links struct {
		Self  *string        `json:"self"`
		First *string        `json:"first"`
		Next  jsontext.Value `json:"next"` // absent says nothing, null says that this is the last page
		Prev  *string        `json:"prev"`
		Last  *string        `json:"last"`
	} `json:"links"`
}

// Partial implements apiclient.Partial.
func (*sessionList) Partial() {}

// check refuses a page that cannot be used whole, or after which the list cannot be read whole. read are the
// sessions of the pages before, seen their cursors.
func (l *sessionList) check(read map[string]sessionSummary, seen map[string]bool) error {
	if l.Data == nil {
		return wrongPage("the answer has no list")
	}

	onPage, count := map[string]bool{}, len(read)

	for _, session := range l.Data {
		switch {
		case session == nil || session.ID == nil || *session.ID == "":
			return wrongPage("a session in the list has no id")
		case onPage[*session.ID]:
			return wrongPage("a session stands twice on one page")
		}

		onPage[*session.ID] = true

		if _, again := read[*session.ID]; !again {
			count++
		}
	}

	next, err := l.next()

	switch total := l.Meta.Page.Total; {
	case err != nil:
		return err
	case seen[next]:
		return wrongPage("the list's next page is one that was read already")
	case next == "" && total != nil && *total > float64(count):
		return wrongPage("the list ended before its total")
	}

	return nil
}

// next returns the cursor of the next page, empty after the last one. Of the address of the next page only the
// cursor is taken: credentials go to the configured address.
func (l *sessionList) next() (string, error) {
	if len(l.Links.Next) > 0 && string(l.Links.Next) != "null" {
		return cursorOf(l.Links.Next)
	}

	page := l.Meta.Page

	switch {
	case isTrue(page.HasNext) || isTrue(page.HasNextPage):
		if page.Cursors.End == nil || *page.Cursors.End == "" {
			return "", wrongPage("there is another page, and no cursor for it")
		}

		return *page.Cursors.End, nil
	case len(l.Links.Next) == 0 && page.HasNext == nil && page.HasNextPage == nil && page.Total == nil && len(l.Data) >= pageSize:
		return "", wrongPage("a full page does not say whether there is another")
	default:
		return "", nil
	}
}

// cursorOf returns the cursor in the address of the next page.
func cursorOf(next jsontext.Value) (string, error) {
	var link string
	if err := json.Unmarshal(next, &link); err != nil {
		return "", wrongPage("links.next is no string")
	}

	address, err := url.Parse(link)
	if err != nil || address.Query().Get("page[after]") == "" {
		return "", wrongPage("links.next has no cursor")
	}

	return address.Query().Get("page[after]"), nil
}

func isTrue(value *bool) bool { return value != nil && *value }

func wrongPage(reason string) error {
	return &apiclient.AnswerError{Kind: apiclient.WrongShape, Reason: reason}
}

// listSessions walks through all pages of the list with a filter. More than allowed sessions are errTooMany; any
// other error is an *apiclient.Error.
func (c *Client) listSessions(ctx context.Context, filter map[string]*string, allowed int) (map[string]sessionSummary, error) {
	query := url.Values{"page[size]": {strconv.Itoa(pageSize)}}

	for name, value := range filter {
		if value != nil {
			query.Set(name, *value)
		}
	}

	sessions := map[string]sessionSummary{}

	for seen := map[string]bool{}; ; {
		var page sessionList

		check := func() error { return page.check(sessions, seen) }
		if err := c.api.List(ctx, &page, check, query, "v1", "identity", "sessions"); err != nil {
			return nil, err
		}

		for _, session := range page.Data {
			sessions[*session.ID] = newSessionSummary(session)
		}

		if len(sessions) > allowed {
			return nil, errTooMany
		}

		next, _ := page.next() // checked
		if next == "" {
			return sessions, nil
		}

		seen[next] = true

		query.Set("page[after]", next)
	}
}
