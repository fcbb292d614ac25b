package beltic_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/seed-97276580/terraform-provider-identity/internal/acctest"
	"github.com/seed-97276580/terraform-provider-identity/internal/acctest/fakevendor"
	"github.com/seed-97276580/terraform-provider-identity/internal/datasources/beltic/beltictest"
)

// listOf is a page with so many sessions, and more members beside them.
func listOf(count int, more string) string {
	var sessions []string
	for i := range count {
		sessions = append(sessions, fmt.Sprintf(`{"id": "s%d", "type": "session", "attributes": {"status": "approved"},
			"relationships": {"session_devices": {"data": [{"id": "device-1"}]}}}`, i))
	}

	return `{"data": [` + strings.Join(sessions, ",") + `]` + more + `}`
}

// nested is a value that is so deep in others.
func nested(open string, depth int, value, end string) string {
	return strings.Repeat(open, depth) + value + strings.Repeat(end, depth)
}

const (
	// contradicts is the error of a page that says both.
	contradicts = "the page is the last one in one place, and not in another"
	// early is the error of a list of which a page states more.
	early = "the list ended before its total"
	// follows is the error of a first page that is behind another one.
	follows = "the first page of the list says that there is one before it"
	// silent is the error of a first page that says too little of its end.
	silent = "page 1 of the list does not say whether there is another; read the sessions by their ids"
)

// Where a list ends, by a page that is the only one, and where it says too little to know.
func TestEndOfList(t *testing.T) {
	t.Parallel()

	for name, test := range map[string]struct {
		count int
		more  string
		err   string
	}{
		"next is null, full":               {100, `, "links": {"next": null}`, ""},
		"no next page, full":               {100, `, "meta": {"page": {"hasNextPage": false}}`, ""},
		"no next page, by its other name":  {100, `, "meta": {"page": {"hasNext": false}}`, ""},
		"no next page, as a string":        {100, `, "meta": {"page": {"hasNext": "false"}}`, ""},
		"links without next":               {99, `, "links": {"self": "/x"}`, ""},
		"first has an offset from one":     {2, `, "links": {"first": "/x?offset=1", "next": null}`, ""},
		"last is zero, and last_page one":  {2, `, "links": {"last": "/x?page=0", "next": null}, "last_page": 1`, ""},
		"links without next, as objects":   {99, `, "links": {"first": {"href": "/x"}}`, ""},
		"the last page has another cursor": {2, `, "links": {"self": "/x", "last": "/x?page%5Bafter%5D=c"}`, silent},
		"the last page has an offset":      {20, `, "links": {"first": "/x", "last": "/x?offset=20"}`, early},
		"the last page has an offset, and there is none": {
			2, `, "links": {"next": null, "last": {"href": "/x?page[offset]=2"}}`, early,
		},
		"the last page has another number, from zero": {
			2, `, "links": {"self": "/x?page[number]=0", "last": "/x?page[number]=1"}`, early,
		},
		"the last page has another number, and this one zero in meta": {
			2, `, "links": {"last": "/x?page[number]=1"}, "meta": {"page": {"number": 0}}`, early,
		},
		"the last page has another number, in a page object": {2, `, "meta": {"page": {"number": 1, "last": 5}}`, early},
		"the last page is this one, in a page object": {
			2, `, "meta": {"page": {"current": 1, "last": 1}, "range": {"first": 1, "last": 2}}`, "",
		},
		"the last page has no address": {2, `, "links": {"self": "/x", "last": null, "first": "", "prev": false}`, ""},
		"no link has an address":       {50, `, "links": {"self": null, "last": ""}`, silent},
		"the last page is a number":    {50, `, "links": {"self": "/x", "last": 7}`, silent},
		"the page itself is a number":  {2, `, "links": {"self": 7}`, silent},
		"the last page is an array":    {2, `, "links": {"self": "/x", "last": ["/x?page[after]=c"]}`, silent},
		"the last page is another object": {
			2, `, "links": {"self": "/x", "last": {"url": "/x?page[after]=c"}}`, silent,
		},
		"the last page is an object with an array": {
			2, `, "links": {"self": "/x", "last": {"href": ["/x?page[after]=c"]}}`, silent,
		},
		"the last page has a number in words":    {2, `, "links": {"self": "/x", "last": "/x?page[number]=two"}`, silent},
		"the last page has a number in groups":   {2, `, "links": {"self": "/x", "last": "/x?page=1,000"}`, silent},
		"the last page has a number with a sign": {2, `, "links": {"self": "/x", "last": "/x?page=+2"}`, silent},
		"the last page has two numbers":          {2, `, "links": {"self": "/x", "last": "/x?page=1&page=2"}`, silent},
		"the last page has a number by another name": {
			2, `, "links": {"next": null, "last": "/x?page[number]=1&page=9"}`, early,
		},
		"first in the words of something else": {
			2, `, "links": {"next": null}, "meta": {"newest_first": false, "range": {"first": 0}, "usage": {"page": 3}}`, "",
		},
		"the last page by a flag": {
			2, `, "meta": {"page": {"number": 0, "isLastPage": 1, "hasNextPage": false}}`, "",
		},
		"the last page has numbers by two names": {2, `, "links": {"last": "/x?page[number]=1&page=9"}`, silent},
		"the last page has two cursors":          {2, `, "links": {"last": "/x?page[after]=&page[after]=c"}`, silent},
		"the last page has an offset in groups":  {2, `, "links": {"self": "/x", "last": "/x?offset=1.000.000"}`, silent},
		"the first page has a number in words":   {2, `, "links": {"first": "/x?page=one"}`, silent},
		"the last page has the number zero":      {2, `, "links": {"self": "/x?page=0", "last": "/x?page=0"}`, ""},
		"the last page has a broken address":     {2, `, "links": {"self": "/x", "last": "/x%?page[after]=c"}`, silent},
		"the last page has broken parameters":    {2, `, "links": {"last": "/x?page[number]=9;page[size]=2"}`, silent},
		"the last of something else is no address": {
			2, `, "links": {"next": null}, "meta": {"discount": {"first": "50%", "last": "100%"}}`, "",
		},
		"the last page has another number than the first": {
			2, `, "links": {"first": "/x?page=0", "last": "/x?page=1", "next": null}`, early,
		},
		"the last page has a broken address, and there is none": {
			2, `, "links": {"next": null, "last": "/x?a=%"}`, contradicts,
		},
		"the first page has a broken address": {2, `, "links": {"next": null, "first": "/x?a=%"}`, contradicts},
		"the first page has a cursor":         {2, `, "links": {"next": null, "first": "/x?page[after]=c"}`, ""},
		"the last page has an infinite number": {
			2, `, "links": {"first": "/x?page=1e999", "last": "/x?page=1e999", "next": null}`, early,
		},
		"the last page has a negative number, beside a number of pages": {
			2, `, "links": {"self": "/x?page=-inf", "last": "/x?page=-inf", "next": null}, "meta": {"total_pages": 5}`, early,
		},
		"the last page has an offset in this one": {2, `, "links": {"self": "/x?offset=0", "last": "/x?offset=1"}`, ""},
		"the last page has another number": {
			2, `, "links": {"next": null, "last": {"href": "/x?page[number]=4"}}`, early,
		},
		"the last page has no number, beside a number of pages": {
			2, `, "links": {"next": null, "last": "/x?page=NaN"}, "meta": {"total_pages": 5}`, early,
		},
		"the last page is this one":        {2, `, "links": {"self": "/x?page=1", "last": "/x?page=1"}`, ""},
		"the last page has no cursor":      {2, `, "links": {"self": "/x", "last": "/x"}`, ""},
		"links without next, full":         {100, `, "links": {"self": "/x"}`, silent},
		"links without next, default size": {15, `, "links": {"self": "/x"}`, silent},
		"links without next, default size beside a rate limit": {
			15, `, "links": {"self": "/x"}, "meta": {"rate": {"limit": 1000}}`, silent,
		},
		"links without next, default size, and none": {
			15, `, "links": {"self": "/x"}, "meta": {"page": {"size": 0}}`, silent,
		},
		"links without next, 15 of 50": {15, `, "links": {"self": "/x"}, "meta": {"page": {"size": 50}}`, ""},
		"links without next, page is as long as it says": {
			50, `, "links": {"self": "/x"}, "meta": {"page": {"size": 50}}`, silent,
		},
		"links of other kinds":                 {20, `, "links": {"about": "/x"}`, silent},
		"links are no object":                  {20, `, "links": ["self"], "meta": 7`, silent},
		"nothing, few":                         {14, ``, ""},
		"few, and links in another form":       {2, `, "links": [{"rel": "next", "href": "/x"}]`, silent},
		"few, and a next page in another form": {2, `, "meta": {"page": {"hasNextPage": 1}}`, silent},
		"few, and a next page in meta":         {2, `, "meta": {"has_more": true}`, silent},
		"few, and a cursor in meta":            {2, `, "meta": {"page": {"next_cursor": "c"}}`, silent},
		"few, and a link by another name":      {2, `, "links": {"self": "/x", "nextPage": "/y"}`, silent},
		"few, and a next page beside meta":     {2, `, "has_more": true`, silent},
		"few, and a cursor beside meta":        {2, `, "paging": {"cursors": {"next": "c"}}`, silent},
		"some, and a next page within meta": {
			20, `, "links": {"self": "/x"}, "meta": {"a": {"b": {"next_page": 2}}}`, silent,
		},
		"few, a surrogate beside a next page":  {2, `, "next_page": 2, "included": "\ud800"`, silent},
		"few, and more in what is included":    {2, `, "included": [{"more": 1, "total": 9}]`, ""},
		"few, and a next page named strangely": {2, `, "-": {"hasMore": true}, "included": "\ud800"`, silent},
		"few, and a next page in an array":     {2, `, "meta": {"x": [{"next": 1}]}`, silent},
		"few, and an array of links":           {2, `, "_links": [{"rel": "next", "href": "/x"}]`, silent},
		"few, and not the last page":           {2, `, "last": false`, silent},
		"few, and not the last page, in meta":  {2, `, "meta": {"isLastPage": "false"}`, silent},
		"few, and the last page":               {2, `, "last": true, "complete": true`, ""},
		"few, and not complete":                {2, `, "complete": false`, silent},
		"few, and not the last one, in words":  {2, `, "meta": {"isLast": "no"}`, silent},
		"few, and not the last one, shouted":   {2, `, "meta": {"isLast": "FALSE"}`, silent},
		"few, and a cursor that is a zero":     {2, `, "meta": {"next_cursor": "0"}`, silent},
		"few, and a next page in words":        {2, `, "meta": {"hasMore": "no"}`, silent},
		"few, and a token of the next page":    {2, `, "page_token": "abc"`, silent},
		"few, and a scroll":                    {2, `, "scroll_id": "abc"`, silent},
		"few, as many as the size":             {3, `, "meta": {"page": {"size": 3}}`, silent},
		"few, as many as the size, and links":  {3, `, "meta": {"page": {"size": 3}}, "links": {"self": "/x"}`, silent},
		"few, as many as on each page":         {3, `, "meta": {"per_page": 3}`, silent},
		"few, as many as the limit":            {3, `, "pagination": {"pageSize": "3"}`, silent},
		"few, fewer than the size":             {3, `, "meta": {"page": {"size": 4, "limit": 100}}`, ""},
		"few, and partial":                     {2, `, "partial": true`, silent},
		"few, and a next page of the request":  {2, `, "meta": {"request": {"next_page": 2}}`, silent},
		"few, and no more in meta":             {2, `, "meta": {"has_more": false, "next": null, "next_cursor": ""}`, ""},
		"few, and a next page that is null":    {2, `, "meta": {"page": {"hasNextPage": null}}`, ""},
		"few, and a total that is not a number": {
			2, `, "links": {"next": null}, "meta": {"page": {"total": "NaN"}}`, early,
		},
		"nothing, default size": {15, ``, silent},
		"nothing but the size":  {50, `, "meta": {"page": {"size": 50}}`, silent},
		"nothing but the total": {50, `, "meta": {"page": {"total": 50}}`, silent},
		"total is reached":      {50, `, "links": {"next": null}, "meta": {"page": {"total": "50"}}`, ""},
		"total beside the page is not reached": {
			2, `, "links": {"next": null}, "meta": {"total": 3}`, early,
		},
		"total is not reached": {
			50, `, "links": {"next": null}, "meta": {"page": {"total": 51}}`, early,
		},
		"total with a separator":        {2, `, "meta": {"total": "1,000"}`, early},
		"total by another name":         {10, `, "meta": {"total_count": 290}`, early},
		"total of elements beside meta": {10, `, "totalElements": 290`, early},
		"the last page, and where it ends": {
			2, `, "links": {"next": null}, "meta": {"page": {"hasNext": false, "cursors": {"end": "c", "after": "d"}},
				"rate": {"remaining": 9}, "rate_limit": {"next": 8}, "has_more": "no", "next_cursor": "",
				"end_cursor": "c", "continuation": null, "complete": true, "page_token": "d", "truncated": "0"}`, "",
		},
		"size in a link": {
			20, `, "links": {"self": "/x?page%5Bsize%5D=20&status=approved"}`, silent,
		},
		"size in a link, as an object": {
			20, `, "links": {"first": {"href": "https://x/y?page=1&per_page=20"}}`, silent,
		},
		"size in a link, not reached": {20, `, "links": {"self": "/x?page[size]=100"}`, ""},
		"few, as many as its items":   {3, `, "itemsPerPage": 3`, silent},
		"few, as many as the length":  {3, `, "meta": {"page_length": 3}`, silent},
		"more than can be looked through": {
			2, `, "links": {"next": null}, "meta": "` + strings.Repeat("x", 64<<10) + `"`,
			"a page says more than 64 KiB beside its sessions",
		},
		"more in names than can be looked through": {
			2, `, "links": {"next": null}, "` + strings.Repeat("x", 64<<10) + `": 1`,
			"a page says more than 64 KiB beside its sessions",
		},
		"few, and a next page that is too deep": {
			2, `, "links": {"self": "/x"}, "meta": ` + nested(`{"a": `, 20, `{"has_more": true}`, `}`), silent,
		},
		"few, and nothing that is too deep":                 {2, `, "meta": ` + nested(`[`, 15, ``, `]`), ""},
		"few, and a next page in place of what is included": {2, `, "included": {"has_more": true}`, silent},
		"many included resources": {
			2, `, "links": {"next": null}, "included": ["` + strings.Repeat("x", 64<<10) + `"]`, "",
		},
		"total as an object": {
			2, `, "meta": {"total": {"value": 500, "relation": "eq"}}`, early,
		},
		"total in an object, not exact": {2, `, "meta": {"total": {"value": "500+"}}`, early},
		"total as a lower bound": {
			2, `, "meta": {"total": {"value": 2, "relation": "gte"}}`, early,
		},
		"total that is too deep": {
			2, `, "meta": {"total": {"a": {"b": {"c": 1}}}}`, early,
		},
		"total as an array":           {2, `, "meta": {"total": [500]}`, early},
		"total of a vocabulary":       {2, `, "hydra:totalItems": 500`, early},
		"total of another vocabulary": {2, `, "@odata.count": 500`, early},
		"total as nbHits":             {2, `, "nbHits": 500`, early},
		"total of pages as nbPages":   {2, `, "nbPages": 50`, early},
		"total in many words":         {2, `, "totalNumberOfItems": 500`, early},
		"total in an array":           {2, `, "meta": [{"total": 500}]`, early},
		"total with a dash":           {2, `, "meta": {"total-count": 500}`, early},
		"total of records":            {2, `, "meta": {"record_count": 500}`, early},
		"total of entries":            {2, `, "total_entries": 500`, early},
		"total as a size":             {2, `, "totalSize": 500`, early},
		"total of hits":               {2, `, "hits": {"totalHits": 500}`, early},
		"pages beside the page size":  {2, `, "meta": {"page": {"pages": 50, "size": 9}}`, early},
		"what is no total": {
			2, `, "meta": {"account_count_limit": "x", "country": "DE", "total_ms": 35, "page": {"size": 100, "page": 1}}`, "",
		},
		"more pages than were read":     {9, `, "meta": {"p": {"total_pages": 2}}`, early},
		"a last page that was not read": {10, `, "last_page": 29`, early},
		"a last page, from zero":        {10, `, "meta": {"page": {"page": 0, "lastPage": 1, "hasNextPage": false}}`, early},
		"pages from zero": {
			10, `, "meta": {"page": {"number": 0, "totalPages": 1}}`, "",
		},
		"a last page, from one, beside an index": {10, `, "meta": {"page": 1, "last_page": 1}, "start_index": 0`, ""},
		"as many pages as were read":             {10, `, "last_page": 1, "total_pages": 1, "total": 10`, ""},
		"few, and some remain":                   {10, `, "meta": {"remaining": 7}`, silent},
		"few, and none remain":                   {10, `, "meta": {"remaining": 0, "truncated": false, "cursor": null}`, ""},
		"few, and truncated":                     {10, `, "truncated": true`, silent},
		"few, and incomplete":                    {10, `, "incomplete_results": true`, silent},
		"few, and a cursor":                      {10, `, "cursor": "abc"`, silent},
		"few, and what comes after":              {10, `, "pagination": {"after": "abc"}`, silent},
		"few, total not reached":                 {2, `, "meta": {"page": {"total": 3}}`, early},
		"strange links and meta": {
			2, `, "links": {"next": null, "self": 7}, "meta": {"page": {"total": [], "size": {}}}`, "",
		},
		"a lone surrogate beside next": {
			1, `, "links": {"self": "\ud800", "next": "/x?page%5Bafter%5D=c"}`,
			"the list's next page is one that was read already",
		},
		"a lone surrogate beside the total": {
			1, `, "links": {"next": null}, "meta": {"note": "\ud800", "page": {"total": 51}}`,
			early,
		},
		"meta is text":          {2, `, "links": {"next": null}, "meta": "x"`, ""},
		"next is a number":      {2, `, "links": {"next": 7}`, "links.next has no address"},
		"next is empty":         {2, `, "links": {"next": ""}`, "links.next has no address"},
		"next without a cursor": {2, `, "links": {"next": "https://other.example/x"}`, "links.next has no cursor"},
		"next is an object":     {2, `, "links": {"next": {"href": "/x"}}`, "links.next has no cursor"},
		"next is an object with a cursor": {
			2, `, "links": {"next": {"href": "/x?page%5Bafter%5D=again"}}`,
			"the list's next page is one that was read already",
		},
		"next page repeats": {
			2, `, "links": {"next": "/x?page%5Bafter%5D=again"}`,
			"the list's next page is one that was read already",
		},
		"next page without a name": {
			2, `, "meta": {"page": {"hasNextPage": true}}`, "there is another page, and no cursor for it",
		},
	} {
		fake, server := setUp(t)
		fake.FailAlways(&fakevendor.Fault{Status: http.StatusOK, Body: listOf(test.count, test.more)})

		result := list(t, server, map[string]any{"session_device_id": "device-1"})

		if test.err != "" {
			expectOne(t, name, result.Errors, "Beltic's response has an unexpected shape", test.err)
			continue
		}

		sessions, _ := result.Values["sessions"].(map[string]any)
		if len(sessions) != test.count || len(result.Warnings) > 0 {
			t.Errorf("%s: %d sessions, errors %q, warnings %q", name, len(sessions), result.Errors, result.Warnings)
		}
	}
}

// Of several pages, also the last one says that it is: a short one may be cut off.
func TestEndOfSecondPage(t *testing.T) {
	t.Parallel()

	for more, want := range map[string]string{
		``:                          "page 2 of the list does not say whether there is another",
		`, "links": {"prev": "/x"}`: "",
		`, "links": {"next": null}`: "",
		`, "links": {"next": null}, "meta": {"page": 2, "last_page": 2}`:      "",
		`, "links": {"next": null}, "meta": {"page": 1, "last_page": 2}`:      early,
		`, "links": {"next": null, "self": "/x?page=1", "last": "/x?page=2"}`: early,
	} {
		fake, server := setUp(t)
		fake.FailNext(fakevendor.Fault{
			Status: http.StatusOK, Body: listOf(5, `, "links": {"next": "/x?page%5Bafter%5D=c"}`),
		})
		fake.FailAlways(&fakevendor.Fault{Status: http.StatusOK, Body: listOf(2, more)})

		result := list(t, server, map[string]any{"session_device_id": "device-1"})
		if want != "" {
			expectOne(t, more, result.Errors, "Beltic's response has an unexpected shape", want)
		} else if len(result.Errors) > 0 {
			t.Errorf("%s: errors are %q", more, result.Errors)
		}
	}
}

// Which of two statuses counts, nobody can know.
func TestSessionOnTwoPages(t *testing.T) {
	t.Parallel()

	const next = `, "links": {"next": "/x?page%5Bafter%5D=c"}`

	for status, want := range map[string]string{
		"approved": "", "declined": "a session is on two pages with two statuses",
	} {
		fake, server := setUp(t)
		fake.FailNext(fakevendor.Fault{
			Status: http.StatusOK, Body: strings.Replace(listOf(2, next), "approved", status, 1),
		})
		fake.FailAlways(&fakevendor.Fault{Status: http.StatusOK, Body: listOf(2, `, "links": {"next": null}`)})

		result := list(t, server, map[string]any{"session_device_id": "device-1"})
		if want != "" {
			expectOne(t, status, result.Errors, "Beltic's response has an unexpected shape", want)
		} else if len(result.Errors) > 0 {
			t.Errorf("%s: errors are %q", status, result.Errors)
		}
	}
}

// A page that is the last one in the documented form may not be it in another.
func TestEndIsContradicted(t *testing.T) {
	t.Parallel()

	for _, end := range []string{`"links": {"next": null}`, `"meta": {"page": {"hasNextPage": false}}`} {
		for _, more := range []string{
			`"has_more": true`, `"next_page": 2`, `"next_page_url": "https://x/y?page=2"`, `"nextPageToken": "abc"`,
			`"NextToken": "abc"`, `"isLastPage": false`, `"last": false`, `"complete": "no"`, `"partial": true`,
			`"remaining": 50`, `"remaining_items": 50`, `"has_more_items": true`, `"moreAvailable": true`,
			`"is_truncated": "yes"`, `"pagination": {"nextPage": 2}`, `"_links": [{"rel": "next", "href": "/x"}]`,
			`"next_page_uri": "/x"`, `"next_href": "/x"`, `"nextRecordsUrl": "/x"`, `"next_marker": "m"`, `"nextPageNumber": 2`,
			`"next": {"href": null, "cursor": "c"}`, `"next": {"href": {"url": "/x?page=2"}}`, `"next": {"href": ["/x"]}`,
			`"next": {"href": 2}`, `"next_page": {"href": null, "number": 2}`,
			`"has_next_results": true`, `"continue": "c"`, `"items_remaining": 3`, `"remaining_count": 3`,
			`"is_partial": true`, `"is_incomplete": true`, `"incomplete_results": true`, `"more_to_come": true`,
			`"moreRecordsAvailable": true`, `"isLastPage": 0`, `"corporate": {"limit": {"has_more": true}}`,
			`"a": {"b": {"c": {"d": {"e": {"f": {"has_more": true}}}}}}`,
			`"a": ` + nested(`[`, 20, `1`, `]`),
		} {
			expectFault(t, nil, `, `+end+`, `+more, contradicts)
		}
	}

	for _, links := range []string{`"/x?page=2"`, `[{"rel": "next", "href": "/x?page%5Bafter%5D=c"}]`, `7`} {
		expectFault(t, nil, `, "meta": {"page": {"hasNextPage": false}}, "links": `+links, contradicts)
	}

	for name, value := range map[string]string{
		"X-Next-Page-Url": "/x?page=2", "X-Is-Last-Page": "false", "X-Remaining-Items": "4", "X-Ms-Continuation": "abc",
		"X-Complete": "false", "Link": `</x>; rel="next"`, "X-Pagination": `{"has_more": true}`, "X-Next-Page-Uri": "/x",
		"X-Remaining-Count": "4",
	} {
		expectFault(t, http.Header{name: {value}}, `, "links": {"next": null}`, contradicts)
	}
}

// The first page is the one that nobody has asked for by a cursor. If it is not the first one of the list, sessions are
// missing.
func TestFirstPageIsTheFirst(t *testing.T) {
	t.Parallel()

	for _, end := range []string{"", `, "links": {"next": null}`} {
		for _, before := range []string{
			`"meta": {"page": {"hasPrevious": true, "size": 15}}`,
			`"meta": {"page": {"hasPreviousPage": true, "cursors": {"start": "a", "end": "b"}}}`,
			`"previous": "/x?page=1"`, `"prev_page": 1`, `"previousPageToken": "t"`, `"has_prev": "yes"`,
			`"pagination": [{"rel": "prev", "href": "/x"}]`, `"pagination": [{"rel": "previous", "href": "/x"}]`,
			`"prev": {"href": null, "number": 2}`,
			`"current_page": 3`, `"meta": {"pageNumber": 2}`, `"pageNo": 2`, `"page_num": 2`, `"offset": 30`, `"skip": 1`,
			`"startIndex": 31`, `"meta": {"page": {"number": 2}}`, `"meta": {"page": {"isFirst": false}}`, `"first": "no"`,
			`"meta": {"page": {"isFirstPage": 0}}`, `"meta": {"page": {"current": 2}}`,
		} {
			expectFault(t, nil, end+`, `+before, follows)
		}

		for name, value := range map[string]string{
			"Link": `</x?page=1>; rel="prev"`, "X-Page": "2", "X-Prev-Page": "1", "X-Has-Previous": "true",
		} {
			expectFault(t, http.Header{name: {value}}, end, follows)
		}
	}

	for _, links := range []string{
		`{"prev": "/v1/identity/sessions?page%5Bbefore%5D=c", "next": null}`, `{"self": "/x", "prev": "/x"}`,
		`{"self": "/x", "prev": {"href": "/x"}}`, `{"self": "/x?page%5Bafter%5D=c", "first": "/x", "next": null}`,
		`{"self": "/x?page%5Bafter%5D=c", "next": null}`, `{"self": "/x?page=3", "next": null}`,
		`{"self": "/x?page[number]=1", "first": "/x?page[number]=0"}`, `{"self": "/x", "first": "/x?page[after]=c"}`,
		`{"self": "/x?offset=3", "next": null}`, `{"self": "/x?page%5Boffset%5D=3"}`,
		`{"self": {"href": "/x?page%5Bnumber%5D=2"}}`,
		`{"first": "/x?page[number]=0", "next": null}, "meta": {"page": {"number": 1}}`,
		`{"first": "/x?page=2", "self": "/x?page=2", "next": null}`, `{"first": "/x?page=1e999", "self": "/x?page=2"}`,
		`{"self": "/x?page[number]=1", "last": "/x?page[number]=0"}`,
		`{"self": "/x?page[number]=1", "first": "/x?page[number]=2", "next": null}`,
		`{"self": "/x?page=1", "first": "/x?page=1e999"}`, `{"self": "/x?offset=0", "first": "/x?offset=5"}`,
		`{"last": "/x?page=0", "next": null}, "meta": {"page": {"number": 1}}`,
	} {
		expectFault(t, nil, `, "links": `+links, follows)
	}
}

// What cannot be read may say that a page is not the first one, also if it is not the last one either.
func TestFirstPageIsReadable(t *testing.T) {
	t.Parallel()

	const unreadable = "the first page of the list says something beside its sessions that cannot be read"

	for name, value := range map[string]string{
		"Link": `</x>; title="5" disk"; rel="prev"`, "X-Pagination": `{"previousPage": "/x", "a": 1`,
	} {
		expectFault(t, http.Header{name: {value}}, `, "links": {"next": "/x?page%5Bafter%5D=c"}`, unreadable)
	}

	expectFault(t, nil, `, "links": {"next": "/x?page%5Bafter%5D=c"}, "meta": `+nested("[", 20, "1", "]"), unreadable)
	expectFault(t, nil, `, "links": {"next": "/x?page[after]=c", "self": "/x?page[after]=b%"}`, unreadable)
	expectFault(t, nil, `, "links": {"next": "/x?page[after]=c", "self": ["/x?page[after]=b"]}`, unreadable)
	expectFault(t, nil, `, "links": {"next": "/x?page[after]=c", "self": "/x?page=two"}`, unreadable)
}

// Any other page has one before it.
func TestSecondPageFollows(t *testing.T) {
	t.Parallel()

	fake, server := setUp(t)
	fake.FailNext(fakevendor.Fault{Status: http.StatusOK, Body: listOf(5, `, "links": {"next": "/x?page%5Bafter%5D=c"}`)})
	fake.FailAlways(&fakevendor.Fault{Status: http.StatusOK, Body: listOf(2,
		`, "links": {"self": "/x?page%5Bafter%5D=c", "first": "/x", "prev": "/x", "next": null}, "current_page": 2`)})

	if result := list(t, server, map[string]any{"session_device_id": "device-1"}); len(result.Errors) > 0 {
		t.Errorf("errors are %q", result.Errors)
	}
}

// An empty list may have its last page before the first.
func TestLastPageOfAnEmptyList(t *testing.T) {
	t.Parallel()

	for _, links := range []string{
		`{"self": "/x?page[number]=1", "first": "/x?page[number]=1", "last": "/x?page[number]=0"}`,
		`{"last": "/x?page=0", "next": null}, "meta": {"page": {"number": 1, "total": 0}}`,
	} {
		fake, server := setUp(t)
		fake.FailAlways(&fakevendor.Fault{Status: http.StatusOK, Body: listOf(0, `, "links": `+links)})

		if result := list(t, server, map[string]any{"session_device_id": "device-1"}); len(result.Errors) > 0 {
			t.Errorf("%s: errors are %q", links, result.Errors)
		}
	}
}

// A link to the last page may be one to the page itself.
func TestLastPageNamesItself(t *testing.T) {
	t.Parallel()

	for name, test := range map[string]struct{ links, header, err string }{
		"in its links":                    {links: `{"self": "/x", "last": "/x?page%5Bafter%5D=c"}`},
		"in its header":                   {links: `{"self": "/x"}`, header: `</x?page%5Bafter%5D=c>; rel="last"`},
		"in its links, with another self": {links: `{"self": "/x?page%5Bafter%5D=d", "last": "/x?page%5Bafter%5D=d"}`},
		"not in its links, but another":   {links: `{"self": "/x", "last": "/x?page%5Bafter%5D=d"}`, err: "page 2 of the"},
		"not in its header, but another":  {links: `{"self": "/x"}`, header: `</x?page[after]=d>; rel="last"`, err: "page 2"},
		"by its number, from zero":        {links: `{"self": "/x?page=1", "last": "/x?page=1"}`},
		"not by its number, from zero": {
			links: `{"self": "/x?page=1", "last": "/x?page=2"}`, err: early,
		},
	} {
		fake, server := setUp(t)
		fake.FailNext(fakevendor.Fault{Status: http.StatusOK, Body: listOf(5, `, "links": {"next": "/x?page%5Bafter%5D=c"}`)})
		fake.FailAlways(&fakevendor.Fault{
			Status: http.StatusOK, Header: http.Header{"Link": {test.header}}, Body: listOf(2, `, "links": `+test.links),
		})

		result := list(t, server, map[string]any{"session_device_id": "device-1"})
		if test.err == "" && len(result.Errors) > 0 {
			t.Errorf("%s: errors are %q", name, result.Errors)
		} else if test.err != "" {
			expectOne(t, name, result.Errors, "Beltic's response has an unexpected shape", test.err)
		}
	}
}

// What a page says of itself, of its sessions, or of something else does not contradict its documented end.
func TestEndIsNotContradicted(t *testing.T) {
	t.Parallel()

	for _, end := range []string{`"links": {"next": null}`, `"links": {"next": null}, "meta": {"page": {"hasNext": false,
		"cursors": {"start": "0", "end": "0", "after": "d"}}}`} {
		for _, more := range []string{
			`"status_counts": {"completed": 0}`, `"range": {"from": 0, "end": 0}`, `"last": 0`,
			`"filters": {"created_after": "2026-01-01"}`, `"credits": {"remaining": 99}`, `"next_steps": "x"`,
			`"partial_results": "none"`, `"next_page": {}`, `"next": []`, `"nextCursor": "null"`, `"remaining": 0.0`,
			`"next_offset": -1`, `"end_cursor": "c"`, `"rate": {"remaining": 9}`, `"rate_limit": {"next": 8}`,
			`"rate_limit": {"total": 100}`, `"usage": {"count": 50}`, `"quota": {"total": 99}`, `"request": {"count": 50}`,
			`"next_link": { }`, `"next_url": "None"`, `"previous": null`, `"prev_page": 0`, `"hasPrevious": false`,
			`"current_page": 1`, `"page": {"offset": 0}`, `"previous_status": "x"`, `"usage": {"offset": 9}`,
			`"timezone": {"offset": 60}`, `"previous": {"href": null}`, `"prev": {"href": ""}`,
		} {
			fake, server := setUp(t)
			fake.FailAlways(&fakevendor.Fault{Status: http.StatusOK, Body: listOf(2, `, `+end+`, `+more)})

			if result := list(t, server, map[string]any{"session_device_id": "device-1"}); len(result.Errors) > 0 {
				t.Errorf("%s, %s: errors are %q", end, more, result.Errors)
			}
		}
	}

	for name, value := range map[string]string{
		"X-Middleware-Next": "1", "X-Credits-Remaining": "95", "X-Calls-Remaining": "9", "X-Tokens-Remaining": "9",
		"X-Daily-Remaining": "9", "X-Learn-More": "https://x", "X-Expires-After": "9", "X-Complete": "0",
		"X-Quota-Remaining": "9", "X-RateLimit-Remaining": "9", "X-Nextjs-Prerender": "1", "X-Cursor": "c",
	} {
		fake, server := setUp(t)
		fake.FailAlways(&fakevendor.Fault{
			Status: http.StatusOK, Header: http.Header{name: {value}}, Body: listOf(2, `, "links": {"next": null}`),
		})

		if result := list(t, server, map[string]any{"session_device_id": "device-1"}); len(result.Errors) > 0 {
			t.Errorf("%s: errors are %q", name, result.Errors)
		}
	}
}

// expectFault reads a page of two sessions, and expects an error that has the reason.
func expectFault(t *testing.T, header http.Header, more, reason string) {
	t.Helper()

	fake, server := setUp(t)
	fake.FailAlways(&fakevendor.Fault{Status: http.StatusOK, Header: header, Body: listOf(2, more)})

	result := list(t, server, map[string]any{"session_device_id": "device-1"})
	expectOne(t, fmt.Sprint(header, more), result.Errors, "Beltic's response has an unexpected shape", reason)
}

// Looking through links takes no longer than their length needs.
func TestLongLinkHeader(t *testing.T) {
	t.Parallel()

	fill := func(part string) string { return strings.Repeat(part, 30<<10/len(part)) }

	for _, test := range []struct{ line, links, err string }{
		{line: fill(`";";rel=`)},
		{line: fill(`<>;rel=x,`)},
		{line: fill(";x=y ") + fill(";rel=x")},
		{line: "</x?a=" + fill("a") + `>; rel="` + fill("last ") + `"`},
		{line: "</x?a=" + fill("a") + `>` + fill("; rel=last")},
		{line: fill(`<>;rel=last,`), links: `"first": "/x?` + fill("abcd&") + `", "self": "/x?` + fill("abcd&") + `", `},
		{line: fill("<;rel=,"), err: contradicts},
		{line: fill(`;";next`) + `"`, err: contradicts},
	} {
		fake, server := setUp(t)
		fake.FailAlways(&fakevendor.Fault{
			Status: http.StatusOK, Header: http.Header{"Link": {test.line}},
			Body: listOf(2, `, "links": {`+test.links+`"next": null}`),
		})

		started := time.Now()
		result := list(t, server, map[string]any{"session_device_id": "device-1"})

		if took := time.Since(started); took > 2*time.Second {
			t.Errorf("%.20s… took %s", test.line, took)
		}

		if test.err != "" {
			expectOne(t, test.line[:20], result.Errors, "Beltic's response has an unexpected shape", test.err)
		} else if len(result.Errors) > 0 {
			t.Errorf("%.20s…: errors are %q", test.line, result.Errors)
		}
	}
}

// Each line of a header counts, whatever other lines and headers say.
func TestHeadersOfList(t *testing.T) {
	t.Parallel()

	for _, test := range []struct {
		header http.Header
		err    string
	}{
		{http.Header{"Content-Range": {"items 0-1/500"}, "X-Total": {"2"}}, early},
		{http.Header{"X-Total-Count": {"2"}, "Total-Count": {"500"}}, early},
		{http.Header{"X-Total": {"2", "500"}}, early},
		{http.Header{"Link": {`</x?page=2>; rel="next"`}, "X-Next": {""}}, silent},
		{http.Header{"X-Has-More": {"true"}, "Has-More": {"false"}}, silent},
		{http.Header{"X-Pagination": {`{"TotalCount": 500}`, `{"TotalCount": 500}`}}, early},
		{http.Header{"X-Pagination": {`{"TotalCount": 500}, {"TotalCount": 2}`}}, early},
		{http.Header{"X-Pagination": {`{"total": 500, "total": 2}`}}, silent},
		{http.Header{"X-Pagination": {`{"total": 500`}}, silent},
	} {
		for range 5 { // the order of headers is random
			expectFault(t, test.header, ``, test.err)
		}
	}
}

// Headers speak of other pages, too: of a short page that says nothing itself, they say that it is not the last one.
func TestHeaderOfList(t *testing.T) {
	t.Parallel()

	for name, test := range map[string]struct {
		header, value string
		more, err     string
	}{
		"a link to the next page": {
			header: "Link", value: `</x?page=1>; rel="first", </x?page=2>; rel="next"`, err: silent,
		},
		"a link without quotes": {header: "Link", value: `</x?page=2>; rel=next`, err: silent},
		"a link in capitals":    {header: "Link", value: `</x?page=2>; REL="NEXT"`, err: silent},
		"a link beside quoted separators": {
			header: "Link",
			value:  `</a>; rel="help"; title="a; b, \"c"; x, </x?page=2>; rel="next"; anchor="/s?rel=account"`, err: silent,
		},
		"a link without an end":                {header: "Link", value: `</x?page=2; rel="next"`, err: silent},
		"a link without an address":            {header: "Link", value: `; rel="next"`, err: silent},
		"a link to the previous page":          {header: "Link", value: `</x?page=1>; rel="previous"`, err: follows},
		"a link with two relations":            {header: "Link", value: `</x?page=2>; rel="last next"`, err: silent},
		"a link to the last page, another one": {header: "Link", value: `</x?page=9>; rel="last"`, err: early},
		"a link to the last page, with a cursor": {
			header: "Link", value: `</x?page%5Bafter%5D=c>; rel="last"`, err: silent,
		},
		"a link to the last page, with a title": {
			header: "Link", value: `</x?page=9>; title="a, <b"; rel="last"`, err: early,
		},
		"a link to the last page, this one": {header: "Link", value: `</x?page=1>; rel="last"`},
		"a link to something else":          {header: "Link", value: `</next>; rel="describedby"; title="next"`},
		"the page itself says the end": {
			header: "Link", value: `</x>; rel="next"`, more: `, "links": {"next": null}`, err: contradicts,
		},
		"a cursor, and the end":     {header: "X-Cursor", value: "abc", more: `, "links": {"next": null}`},
		"a total":                   {header: "X-Total-Count", value: "290", err: early},
		"a total, and the end":      {header: "X-Total", value: "290", more: `, "links": {"next": null}`, err: early},
		"a total that is reached":   {header: "X-Total-Count", value: "2"},
		"a total of pages":          {header: "X-Pagination-Total-Pages", value: "2", err: early},
		"a next page":               {header: "X-Next-Page", value: "2", err: silent},
		"no next page":              {header: "X-Next-Page", value: ""},
		"more":                      {header: "X-Has-More", value: "true", err: silent},
		"no more":                   {header: "X-Has-More", value: "false"},
		"a cursor":                  {header: "Pagination-Next-Cursor", value: "abc", err: silent},
		"a range":                   {header: "Content-Range", value: "items 0-1/500", err: early},
		"a range of unknown length": {header: "Content-Range", value: "items 0-1/*"},
		"as JSON":                   {header: "X-Pagination", value: `{"TotalCount": 500, "PageSize": 2}`, err: silent},
		"as JSON, in all":           {header: "X-Pagination", value: `{"TotalCount": 500, "PageSize": 3}`, err: early},
		"a total of WordPress":      {header: "X-WP-TotalPages", value: "50", err: early},
		"a count":                   {header: "X-Record-Count", value: "50", err: early},
		"a continuation":            {header: "X-Ms-Continuation", value: "abc", err: silent},
		"more, of paging":           {header: "Paging-Has-More", value: "true", err: silent},
		"what is found":             {header: "X-Num-Found", value: "500", err: early},
		"hits":                      {header: "X-Total-Hits", value: "500", err: early},
		"a number of sessions":      {header: "X-Nb-Sessions", value: "500", err: early},
		"what remains":              {header: "X-Remaining-Items", value: "4", err: silent},
		"incomplete":                {header: "X-Incomplete-Results", value: "true", err: silent},
		"partial":                   {header: "X-Partial", value: "true", err: silent},
		"not complete":              {header: "X-Complete", value: "false", err: silent},
		"a scroll":                  {header: "X-Scroll-Id", value: "abc", err: silent},
		"as long as the page":       {header: "X-Per-Page", value: "2", err: silent},
		"a quota":                   {header: "X-Quota-Remaining", value: "99"},
		"a rate":                    {header: "X-Rate-Remaining", value: "99"},
		"a framework":               {header: "X-Nextjs-Prerender", value: "1"},
		"a change":                  {header: "Last-Modified", value: "Fri, 31 Dec 1999 23:59:59 GMT"},
		"a total of a cache":        {header: "X-Cache-Total", value: "50"},
		"a total of requests":       {header: "X-Requests-Total", value: "50"},
		"a total of retries":        {header: "X-Retry-Total", value: "50"},
		"a total of use":            {header: "X-Usage-Total", value: "50"},
		"a rate limit":              {header: "X-RateLimit-Remaining", value: "99"},
		"a cache":                   {header: "X-Nextjs-Cache", value: "HIT"},
	} {
		fake, server := setUp(t)
		fake.FailAlways(&fakevendor.Fault{
			Status: http.StatusOK, Header: http.Header{test.header: {test.value}}, Body: listOf(2, test.more),
		})

		result := list(t, server, map[string]any{"session_device_id": "device-1"})

		if test.err != "" {
			expectOne(t, name, result.Errors, "Beltic's response has an unexpected shape", test.err)
		} else if len(result.Errors) > 0 {
			t.Errorf("%s: errors %q", name, result.Errors)
		}
	}
}

// expectOne fails the test unless there is one text, and it has all parts.
func expectOne(t *testing.T, name string, texts []string, parts ...string) {
	t.Helper()

	if len(texts) != 1 || !acctest.Message(parts...).MatchString(texts[0]) {
		t.Errorf("%s: got %q\nwant one with %q", name, texts, parts)
	}
}

// A page that cannot be used whole is an error, never a part of a list.
func TestPageThatCannotBeRead(t *testing.T) {
	t.Parallel()

	const shape, other = "Beltic's response has an unexpected shape", "Beltic responded with another session"

	for name, test := range map[string]struct {
		page string
		want []string
	}{
		"errors":             {`{"errors": [{"code": "x"}]}`, []string{shape, "x: the response reports errors"}},
		"errors beside data": {`{"data": [], "errors": [{"code": "x"}]}`, []string{shape, "the response reports errors"}},
		"no list":            {`{}`, []string{shape, "the response has no list"}},
		"null":               {`null`, []string{shape, "the response has no list"}},
		"an object":          {`{"data": {"id": "a"}}`, []string{shape, "data is an object where an array"}},
		"status of another type": {
			`{"data": [{"id": "a", "attributes": {"created_at": 7, "status": 7}}]}`,
			[]string{shape, "data[].attributes.status is a number where a string"},
		},
		"type of another type": {
			`{"data": [{"id": "a", "type": {"x": 1}}]}`, []string{shape, "data[].type is an object where a string"},
		},
		"attributes of another type": {
			`{"data": [{"id": "a", "attributes": 7}]}`, []string{shape, "data[].attributes is a number where an object"},
		},
		"duplicate session": {
			`{"data": [{"id": "a", "attributes": {"status": "declined"}},
			           {"id": "a", "attributes": {"status": "approved"}}]}`,
			[]string{shape, "a session is on one page twice"},
		},
		"session without an id": {`{"data": [{}]}`, []string{shape, "a session in the list has no id"}},
		"no session":            {`{"data": [null]}`, []string{shape, "a session in the list has no id"}},
		"another type":          {`{"data": [{"id": "a", "type": "verification"}]}`, []string{other, "of another type"}},
		"ids that the CLI cannot tell apart": {
			`{"data": [{"id": "e\u0301", "relationships": {"session_devices": {"data": [{"id": "device-1"}]}}},
			           {"id": "\u00e9", "relationships": {"session_devices": {"data": [{"id": "device-1"}]}}}]}`,
			[]string{"Beltic sessions have ids that cannot be told apart", `"e\u0301" and "\u00e9"`},
		},
	} {
		fake, server := setUp(t)
		fake.FailAlways(&fakevendor.Fault{Status: http.StatusOK, Body: test.page})

		expectOne(t, name, list(t, server, map[string]any{"session_device_id": "device-1"}).Errors, test.want...)
	}
}

// A session that does not pass a filter shows that the vendor has ignored it. Of a relationship that is not shown,
// nothing can be said.
func TestFiltersAreHeld(t *testing.T) {
	t.Parallel()

	const item = `{"data": [{"id": "a", "type": "session", "attributes": {"status": "approved", "entity_type": "person"},
		"relationships": {"account": {"data": {"id": "a1"}}, "session_devices": {"data": [{"id": "d1"}, {"id": "d2"}]}}}]}`

	session := func(relationships string) string {
		return `{"data": [{"id": "a", "relationships": {` + relationships + `}}]}`
	}

	for name, test := range map[string]struct {
		item         string
		argument     string
		value        string
		err, warning bool
	}{
		"status":            {item: item, argument: "status", value: "approved"},
		"other status":      {item: item, argument: "status", value: "declined", err: true},
		"no status":         {item: `{"data": [{"id": "a"}]}`, argument: "status", value: "declined", err: true},
		"entity type":       {item: item, argument: "entity_type", value: "person"},
		"other entity type": {item: item, argument: "entity_type", value: "business", err: true},
		"account":           {item: item, argument: "account_id", value: "a1"},
		"other account":     {item: item, argument: "account_id", value: "a2", err: true},
		"no account": {
			item: session(`"account": {"data": null}`), argument: "account_id", value: "a1", err: true,
		},
		"account without its id": {
			item: session(`"account": {"links": {}}`), argument: "account_id", value: "a1", warning: true,
		},
		"no devices": {
			item: session(`"session_devices": {"data": []}`), argument: "session_device_id", value: "d1", err: true,
		},
		"devices of another shape": {
			item: session(`"session_devices": 7`), argument: "session_device_id", value: "d1", err: true,
		},
		"account of another shape": {item: session(`"account": "a1"`), argument: "account_id", value: "a1", err: true},
		"accounts": {
			item: session(`"account": [{"data": {"id": "a1"}}, {}]`), argument: "account_id", value: "a1", err: true,
		},
		"account is null": {item: session(`"account": null`), argument: "account_id", value: "a1", err: true},
		"relationships of another shape": {
			item: `{"data": [{"id": "a", "relationships": "a1"}]}`, argument: "account_id", value: "a1", err: true,
		},
		"an account alone in a list": {
			item: session(`"account": [{"data": [{"id": "a1"}]}]`), argument: "account_id", value: "a1",
		},
		"account is not shown": {
			item: session(``), argument: "account_id", value: "a1", warning: true,
		},
		"devices are not shown": {
			item: `{"data": [{"id": "a"}, {"id": "b"}]}`, argument: "session_device_id", value: "d1", warning: true,
		},
		"device":       {item: item, argument: "session_device_id", value: "d2"},
		"other device": {item: item, argument: "session_device_id", value: "d3", err: true},
	} {
		fake, server := setUp(t)
		fake.FailAlways(&fakevendor.Fault{Status: http.StatusOK, Body: test.item})

		result := list(t, server, map[string]any{test.argument: test.value})

		if test.err {
			expectOne(t, name, result.Errors, "Beltic's response has an unexpected shape",
				"does not show that it passes the filter "+test.argument)
		} else if len(result.Errors) > 0 {
			t.Errorf("%s: errors are %q", name, result.Errors)
		}

		warnings := strings.Join(result.Warnings, "\n")
		if strings.Contains(warnings, "does not show whether the filter "+test.argument+" was applied") != test.warning {
			t.Errorf("%s: warnings are %q", name, warnings)
		}
	}
}

// The fake's own faults: what a vendor does that has renamed a filter, caps pages, or says nothing of the next one.
func TestFaultsOfLists(t *testing.T) {
	t.Parallel()

	for name, test := range map[string]struct {
		fault func(*beltictest.Fake)
		err   string // empty if all sessions are read
	}{
		"ignores filters": {func(f *beltictest.Fake) { f.IgnoresFilters = true }, "passes the filter status"},
		"caps pages":      {func(f *beltictest.Fake) { f.PagesOf = 25 }, ""},
		"caps pages and leaves out the end": {
			func(f *beltictest.Fake) { f.PagesOf, f.LeavesOutTheEnd = 25, true }, "",
		},
		"says nothing of the next page": {
			func(f *beltictest.Fake) { f.SaysNothing = true }, "does not say whether there is another",
		},
		"caps pages and says nothing": {
			func(f *beltictest.Fake) { f.PagesOf, f.SaysNothing = 50, true }, "does not say whether there is another",
		},
	} {
		fake, server := setUp(t)
		fake.Forget()
		putMany(fake)
		test.fault(fake)

		result := list(t, server, map[string]any{"status": "approved"})

		if test.err != "" {
			expectOne(t, name, result.Errors, test.err)
		} else if sessions, _ := result.Values["sessions"].(map[string]any); len(sessions) != 84 {
			t.Errorf("%s: %d sessions, errors %q", name, len(sessions), result.Errors)
		}
	}
}

// FuzzList walks through a list whose first page is followed by others. It ends, and what it returns passes the filter.
func FuzzList(f *testing.F) {
	f.Add(listOf(2, `, "links": {"next": "/x?page%5Bafter%5D=a"}`), listOf(1, `, "links": {"next": null}`))
	f.Add(listOf(15, ``), `{}`)
	f.Add(`{"data": [{"id": "a", "attributes": {"entity_type": "person"}}], "links": {"next": "/x?page%5Bafter%5D=a"}}`,
		`{"data": [{"id": "b", "attributes": {"entity_type": "person", "status": 7}}], "meta": {"page": {"total": 2}}}`)
	f.Add(listOf(1, `, "meta": {"page": {"hasNext": true, "total": "1e9", "cursors": {"end": "x"}}}`), listOf(0, ``))
	f.Add(`{"data": [{"id": "\ud800", "relationships": {"session_devices": [{"data": 1}]}}], "links": {}}`, `null`)

	fake := beltictest.New()

	server, result := acctest.NewServer(f, fake.Environment(fakevendor.Start(f, fake)), nil)
	if len(result.Errors) > 0 {
		f.Fatal(result.Errors)
	}

	f.Fuzz(func(t *testing.T, first, second string) {
		fake.FailNext(fakevendor.Fault{Status: http.StatusOK, Body: first})
		fake.FailAlways(&fakevendor.Fault{Status: http.StatusOK, Body: second})

		result := server.Read(t, "identity_beltic_sessions", map[string]any{"entity_type": "person"})

		sessions, _ := result.Values["sessions"].(map[string]any)
		for id := range sessions {
			if acctest.At(sessions, id, "entity_type") != "person" {
				t.Errorf("%q, %q: %s does not pass the filter", first, second, id)
			}
		}
	})
}
