package beltictest

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"testing"
)

// list asks a fake for one page, and returns the ids on it and the query of the next one.
func list(t *testing.T, fake *Fake, query url.Values) (status int, ids []string, next url.Values) {
	t.Helper()

	req := httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/v1/identity/sessions?"+query.Encode(), nil)
	req.Header.Set("X-Api-Key", APIKey)

	answer := httptest.NewRecorder()
	fake.ServeHTTP(answer, req)

	var page struct {
		Data  []struct{ ID string }
		Links struct{ Next string }
	}
	if err := json.Unmarshal(answer.Body.Bytes(), &page); err != nil {
		t.Fatal(err)
	}

	for _, session := range page.Data {
		ids = append(ids, session.ID)
	}

	if page.Links.Next != "" {
		address, err := url.Parse(page.Links.Next)
		if err != nil {
			t.Fatal(err)
		}

		next = address.Query()
	}

	return answer.Code, ids, next
}

// Every session is on one page, in order, whatever the size of pages.
func TestListPages(t *testing.T) {
	t.Parallel()

	fake := New()

	var want []string

	for i := range 47 {
		id := fmt.Sprintf("s%02d", i)
		want = append(want, id)
		fake.PutSession(id, "approved")
	}

	for size, pages := range map[string]int{"": 4, "1": 47, "10": 5, "46": 2, "47": 1, "100": 1} {
		query := url.Values{}
		if size != "" {
			query.Set("page[size]", size)
		}

		var got []string

		count := 0
		for ; query != nil; count++ {
			var ids []string

			_, ids, query = list(t, fake, query)
			got = append(got, ids...)
		}

		if !slices.Equal(got, want) || count != pages {
			t.Errorf("size %q: %d pages with %q", size, count, got)
		}
	}
}

func TestListRefuses(t *testing.T) {
	t.Parallel()

	for _, query := range []url.Values{
		{"page[size]": {"0"}},
		{"page[size]": {"101"}},
		{"page[size]": {"x"}},
		{"page[after]": {"no cursor"}},
		{"filter[unknown]": {"x"}},
	} {
		if status, _, _ := list(t, New(), query); status != http.StatusBadRequest {
			t.Errorf("%s: %d", query.Encode(), status)
		}
	}
}
