package beltic

import (
	"crypto/sha256"
	"fmt"
	"reflect"

	"github.com/go-json-experiment/json/jsontext"

	"github.com/seed-97276580/terraform-provider-identity/internal/apiclient"
)

const (
	// pageSize is the largest page that Beltic documents, for the lists beside the one of sessions.
	pageSize = 100
	// defaultPageSize is the documented size of a page that was not asked for.
	defaultPageSize = 15
)

// sessionPage is one page of the list of sessions. How a page names the next one is not documented; the lists beside
// it have the forms that are read here.
//
// Source: docs.beltic.com/api-reference/endpoint/identity-sessions-list.
type sessionPage struct {
	Data  []*summary     `json:"data"  strict:"true"`
	Meta  jsontext.Value `json:"meta"`
	Links jsontext.Value `json:"links"`

	Others map[string]jsontext.Value `json:",embed"` // which may speak of a next page, too
	Header []hint                    `json:"-"`      // so may these
}

// walk is what the pages before have shown.
type walk struct {
	sessions map[string]*summary
	cursors  map[cursorHash]bool // of the pages that were read or are next
	pages    int
	longest  int     // items on one page
	total    float64 // sessions: the largest number that any page stated
	allPages float64 // the same of pages
}

// cursorHash stands for a cursor: a list may have many pages, and long cursors.
type cursorHash [sha256.Size]byte

// knows reports whether a cursor is that of a page that was read or is next.
func (w *walk) knows(cursor string) bool { return w.cursors[sha256.Sum256([]byte(cursor))] }

// add takes over a page and returns the cursor of the next one, empty after the last page. It is an error if a page
// cannot be used whole, or the list not be read whole.
func (w *walk) add(page *sessionPage) (next string, err error) {
	if page.Data == nil {
		return "", wrongPage("the response has no list")
	}

	if err := w.take(page.Data); err != nil {
		return "", err
	}

	if page.saysTooMuch() {
		return "", wrongPage("a page says more than 64 KiB beside its sessions")
	}

	if w.pages == 0 && page.follows() {
		return "", wrongPage("the first page of the list says that there is one before it")
	}

	w.pages++
	w.takeTotals(page)

	if next, err = w.next(page); err != nil {
		return "", err
	}

	w.longest = max(w.longest, len(page.Data))

	switch {
	case w.pages == 1 && next != "" && page.isUnreadable(): // what it says may be that it is not the first
		return "", wrongPage("the first page of the list says something beside its sessions that cannot be read")
	case w.knows(next):
		return "", wrongPage("the list's next page is one that was read already")
	case next == "" && (w.total > float64(len(w.sessions)) || w.allPages > float64(w.pages)):
		return "", wrongPage("the list ended before its total")
	}

	w.cursors[sha256.Sum256([]byte(next))] = next != ""

	return next, nil
}

// take takes over the sessions of a page.
func (w *walk) take(sessions []*summary) error {
	onPage := map[string]bool{}

	for _, session := range sessions {
		switch {
		case session == nil || session.ID == "":
			return wrongPage("a session in the list has no id")
		case onPage[session.ID]:
			return wrongPage("a session is on one page twice")
		case !w.agrees(session):
			return wrongPage("a session is on two pages with two statuses; it may have changed in the meantime; run again")
		}

		if err := checkType(session.Type); err != nil {
			return err
		}

		onPage[session.ID] = true
		w.sessions[session.ID] = session
	}

	return nil
}

// agrees reports whether a session has the status that it has on an earlier page, if it is there.
func (w *walk) agrees(session *summary) bool {
	earlier, again := w.sessions[session.ID]

	return !again || reflect.DeepEqual(earlier.Attributes.Status, session.Attributes.Status)
}

// next returns the cursor of the next page, empty if the page says that it is the last one. Of the address of the next
// page only the cursor is taken: credentials go to the configured address.
func (w *walk) next(page *sessionPage) (string, error) {
	links, meta := members(page.Links), members(members(page.Meta)["page"])
	link, linked := links["next"]
	more, hasMore := firstBool(meta, "hasNext", "hasNextPage")

	switch {
	case linked && link.Kind() != 'n':
		return cursorOf(link)
	case hasMore && more:
		cursor := stringOf(members(meta["cursors"])["end"])
		if cursor == "" {
			return "", wrongPage("there is another page, and no cursor for it")
		}

		return cursor, nil
	case page.saysWhetherMore():
		if page.contradicts() {
			return "", wrongPage("the page is the last one in one place, and not in another")
		}

		return "", nil
	case page.saysMore():
	case w.isFull(page):
	case w.namesLaterPage(page):
	case page.hasStrangeLink():
	case page.hasLink():
		return "", nil
	case w.pages == 1 && len(page.Data) < defaultPageSize:
		return "", nil // less than any page could hold
	}

	return "", wrongPage(fmt.Sprintf("page %d of the list does not say whether there is another; read the sessions "+
		"by their ids", w.pages))
}

// saysWhetherMore reports whether a page says in a documented form whether there is a next one.
func (p *sessionPage) saysWhetherMore() bool {
	_, linked := members(p.Links)["next"]
	_, hasMore := firstBool(members(members(p.Meta)["page"]), "hasNext", "hasNextPage")

	return linked || hasMore
}

// namesLaterPage reports whether a page names a last one, by a cursor that is not that of a page before it or its own.
func (w *walk) namesLaterPage(page *sessionPage) bool {
	own, _ := cursorOf(members(page.Links)["self"])

	return page.said(func(h hint) bool {
		if h.name != "last" {
			return false
		}

		cursor, err := cursorOf(h.value)

		return err == nil && cursor != own && !w.knows(cursor)
	})
}

// isFull reports whether a page has as many items as it can have, so that another may follow. One that does not say how
// long it can be may have the default size, whatever was asked for.
func (w *walk) isFull(page *sessionPage) bool {
	count := len(page.Data)
	size := page.size()
	documented, _ := parseNumber(members(members(page.Meta)["page"])["size"])

	return count >= pageSize || size > 0 && float64(count) >= size || documented <= 0 && count == defaultPageSize ||
		w.pages > 1 && count >= w.longest
}

func wrongPage(reason string) error {
	return &apiclient.ResponseError{Kind: apiclient.WrongShape, Reason: reason}
}
