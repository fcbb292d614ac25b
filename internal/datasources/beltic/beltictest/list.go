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

// filters names the filters of the list and where a session has what they compare.
var filters = map[string][]string{
	"filter[status]":      {"data", "attributes", "status"},
	"filter[entity_type]": {"data", "attributes", "entity_type"},
	"filter[account]":     {"data", "relationships", "account", "data", "id"},
}

// deviceFilter compares with any of a list.
const deviceFilter = "filter[session_device]"

// item is a session with what lists sort and filter by.
type item struct {
	createdAt, id string
	values        map[string]string // by the name of their filter
	devices       []string
	resource      json.RawMessage // without the envelope that a session has on its own
}

// newItem reads an item off a session. It has no resource if the text is not a session: then it is in no list.
func newItem(id, body string) item {
	var document struct {
		Data json.RawMessage
	}
	if json.Unmarshal([]byte(body), &document) != nil {
		return item{}
	}

	var parts struct {
		Attributes struct {
			CreatedAt string `json:"created_at"`
		}
		Relationships struct {
			Devices struct {
				Data []struct{ ID string }
			} `json:"session_devices"`
		}
	}
	if json.Unmarshal(document.Data, &parts) != nil {
		return item{}
	}

	listed := item{id: id, createdAt: parts.Attributes.CreatedAt, values: map[string]string{}, resource: document.Data}
	for name, path := range filters {
		listed.values[name] = fakevendor.Get(body, path...)
	}

	for _, device := range parts.Relationships.Devices.Data {
		listed.devices = append(listed.devices, device.ID)
	}

	return listed
}

// cursor is what the list's opaque cursors decode to.
type cursor struct {
	Values struct {
		CreatedAt string `json:"created_at"`
	} `json:"values"`
	ID string `json:"id"`
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
		links["next"] = link(r, query, encodeCursor(page[len(page)-1]))
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
		if filters[name] == nil && !slices.Contains([]string{
			deviceFilter, "page[size]", "page[after]", "page[total]",
		}, name) {
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

	slices.SortFunc(items, compare)

	return items
}

func (i item) matches(query url.Values) bool {
	for name, value := range i.values {
		if query.Has(name) && query.Get(name) != value {
			return false
		}
	}

	return !query.Has(deviceFilter) || slices.Contains(i.devices, query.Get(deviceFilter))
}

func compare(a, b item) int {
	return cmp.Or(strings.Compare(a.createdAt, b.createdAt), strings.Compare(a.id, b.id))
}

// slice returns the page that the cursors ask for, and whether others follow it.
func slice(items []item, query url.Values, size int) (page []item, more bool) {
	if after, ok := decodeCursor(query.Get("page[after]")); ok {
		items = items[countUpTo(items, after):]
	}

	if len(items) > size {
		return items[:size], true
	}

	return items, false
}

func countUpTo(items []item, last item) int {
	index, found := slices.BinarySearchFunc(items, last, compare)
	if found {
		index++
	}

	return index
}

func encodeCursor(last item) string {
	position := cursor{ID: last.id}
	position.Values.CreatedAt = last.createdAt

	text, err := json.Marshal(position)
	if err != nil {
		panic(err)
	}

	return base64.StdEncoding.EncodeToString(text)
}

func decodeCursor(text string) (item, bool) {
	raw, err := base64.StdEncoding.DecodeString(text)
	if err != nil {
		return item{}, false
	}

	var position cursor
	if json.Unmarshal(raw, &position) != nil {
		return item{}, false
	}

	return item{createdAt: position.Values.CreatedAt, id: position.ID}, true
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
