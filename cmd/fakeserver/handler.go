package main

import (
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"

	"github.com/seed-97276580/terraform-provider-identity/internal/acctest/fakes"
)

// maxStatus is the length of the longest status that control takes.
const maxStatus = 100

// newHandler serves all fakes, each below its vendor's name. Each has a session for every status that the vendor
// documents, with the status as its id, and many more approved ones, which are called many-0, many-1 and so on.
func newHandler(all []fakes.Fake, many int) http.Handler {
	mux := http.NewServeMux()

	for _, fake := range all {
		for _, status := range fake.Decisions.Statuses() {
			fake.PutSession(status, status)
		}

		for i := range many {
			fake.PutSession(fmt.Sprintf("many-%d", i), fake.Approved())
		}

		mux.Handle("/"+fake.Name+"/", http.StripPrefix("/"+fake.Name, fake))
		mux.HandleFunc("PUT /control/"+fake.Name+"/{id}", control(fake))
	}

	return mux
}

// control changes the status of a session to the request's body: an event at the vendor. The vendor may have a new
// status, so that one that is not documented is taken, and named.
func control(fake fakes.Fake) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxStatus))
		status := strings.TrimSpace(string(body))

		switch id := r.PathValue("id"); {
		case err != nil || status == "":
			http.Error(w, "send the new status as the body, for example: curl -X PUT -d expired …", http.StatusBadRequest)
		case !fake.SetStatus(id, status):
			http.Error(w, fmt.Sprintf("there is no session %q", id), http.StatusNotFound)
		default:
			w.Header().Set("Content-Type", "text/plain; charset=utf-8")
			fmt.Fprintf(w, "session %q is now %q\n", id, status) //nolint:gosec // plain text, to a terminal

			if !slices.Contains(fake.Decisions.Statuses(), status) {
				fmt.Fprintf(w, "%s does not document this status: the decision is %q\n", fake.Title, fake.Decisions.Of(&status))
			}
		}
	}
}
