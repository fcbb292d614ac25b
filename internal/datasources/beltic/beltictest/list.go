package beltictest

import (
	"cmp"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/seed-97276580/terraform-provider-identity/internal/acctest/fakevendor"
)

const (
	defaultPageSize = 15
	maxPageSize     = 100
)

// parameters are all that the list takes.
var parameters = []string{
	"page[size]", "page[after]", "page[total]",
	"filter[status]", "filter[entity_type]", "filter[account]", "filter[session_device]",
}

// cursor is what the list's opaque cursors decode to: the last session of a page, in the order of the list.
type cursor struct{ CreatedAt, ID string }

// item is a session with what lists sort and filter by.
type item struct {
	cursor
	values   map[string][]string // what filters compare, by their names
	resource json.RawMessage     // without the envelope that a session has on its own
}

// newItem reads an item off a session. It has no resource if the text is not a session: then it is in no list.
func newItem(id, body string) item {
	type related struct{ ID string }

	var (
		document struct{ Data json.RawMessage }
		parts    struct {
			Attributes struct {
				Status     string
				CreatedAt  string `json:"created_at"`
				EntityType string `json:"entity_type"`
			}
			Relationships struct {
				Account struct{ Data related }
				Devices struct{ Data []related } `json:"session_devices"`
			}
		}
	)

	if json.Unmarshal([]byte(body), &document) != nil || json.Unmarshal(document.Data, &parts) != nil {
		return item{}
	}

	var devices []string
	for _, device := range parts.Relationships.Devices.Data {
		devices = append(devices, device.ID)
	}

	return item{cursor{parts.Attributes.CreatedAt, id}, map[string][]string{
		"filter[status]":         {parts.Attributes.Status},
		"filter[entity_type]":    {parts.Attributes.EntityType},
		"filter[account]":        {parts.Relationships.Account.Data.ID},
		"filter[session_device]": devices,
	}, document.Data}
}

func (f *Fake) serveList(w http.ResponseWriter, r *http.Request) {
	query := r.URL.Query()

	size, problem := checkQuery(query)
	if problem != "" {
		serveError(w, http.StatusBadRequest, "validation_failed", problem)

		return
	}

	if f.PagesOf > 0 {
		size = min(size, f.PagesOf)
	}

	items := f.matching(query)
	page, more := slice(items, query, size)

	links := map[string]any{"self": link(r, query, ""), "next": nil}
	if more {
		links["next"] = link(r, query, page[len(page)-1].encode())
	}

	data := make([]json.RawMessage, 0, len(page))
	for _, item := range page {
		data = append(data, item.resource)
	}

	meta := map[string]any{"size": size, "hasNextPage": more}

	if f.LeavesOutTheEnd || f.SaysNothing {
		delete(meta, "hasNextPage")
	}

	if f.LeavesOutTheEnd && !more {
		delete(links, "next")
	}

	if f.SaysNothing {
		clear(links)
	}

	if query.Get("page[total]") == "true" {
		meta["total"] = len(items)
	}

	body, err := json.Marshal(map[string]any{"data": data, "meta": map[string]any{"page": meta}, "links": links})
	if err != nil {
		panic(err)
	}

	fakevendor.WriteJSON(w, http.StatusOK, string(body))
}

// checkQuery returns the page size, and what is wrong with the query.
func checkQuery(query url.Values) (size int, problem string) {
	for name := range query {
		if !slices.Contains(parameters, name) {
			return 0, "Unknown parameter " + name
		}
	}

	if _, ok := decodeCursor(query.Get("page[after]")); query.Has("page[after]") && !ok {
		return 0, "page[after] is not a cursor"
	}

	if !query.Has("page[size]") {
		return defaultPageSize, ""
	}

	size, err := strconv.Atoi(query.Get("page[size]"))
	if err != nil || size < 1 || size > maxPageSize {
		return 0, fmt.Sprintf("page[size] must be from 1 to %d", maxPageSize)
	}

	return size, ""
}

// matching returns the sessions that pass all filters, oldest first.
func (f *Fake) matching(query url.Values) []item {
	f.mu.Lock()
	defer f.mu.Unlock()

	var items []item

	f.Bodies(func(id, body string) {
		listed, known := f.items[body]
		if !known {
			listed = newItem(id, body)
			f.items[body] = listed
		}

		if listed.resource != nil && (f.IgnoresFilters || listed.matches(query)) {
			items = append(items, listed)
		}
	})

	slices.SortFunc(items, func(a, b item) int { return a.compare(b.cursor) })

	return items
}

func (i item) matches(query url.Values) bool {
	for name, values := range i.values {
		if query.Has(name) && !slices.Contains(values, query.Get(name)) {
			return false
		}
	}

	return true
}

// slice returns the page that the cursors ask for, and whether others follow it.
func slice(items []item, query url.Values, size int) (page []item, more bool) {
	if after, ok := decodeCursor(query.Get("page[after]")); ok {
		items = slices.DeleteFunc(items, func(item item) bool { return item.compare(after) <= 0 })
	}

	return items[:min(size, len(items))], len(items) > size
}

func (c cursor) compare(other cursor) int {
	return cmp.Or(strings.Compare(c.CreatedAt, other.CreatedAt), strings.Compare(c.ID, other.ID))
}

func (c cursor) encode() string {
	text, err := json.Marshal(c)
	if err != nil {
		panic(err)
	}

	return base64.StdEncoding.EncodeToString(text)
}

func decodeCursor(text string) (position cursor, ok bool) {
	raw, err := base64.StdEncoding.DecodeString(text)
	ok = err == nil && json.Unmarshal(raw, &position) == nil

	return position, ok
}

// link returns the address of a page, as the client would have to ask for it.
func link(r *http.Request, query url.Values, after string) string {
	next := maps.Clone(query)
	if after != "" {
		next.Set("page[after]", after)
	}

	path, _, _ := strings.Cut(r.RequestURI, "?")

	return path + "?" + next.Encode()
}
