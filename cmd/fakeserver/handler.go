package main

import (
	"fmt"
	"io"
	"net/http"
	"strings"

	"github.com/seed-97276580/terraform-provider-identity/internal/datasources/beltic"
	"github.com/seed-97276580/terraform-provider-identity/internal/datasources/beltic/beltictest"
	"github.com/seed-97276580/terraform-provider-identity/internal/datasources/solaris"
	"github.com/seed-97276580/terraform-provider-identity/internal/datasources/solaris/solaristest"
)

// personID is the person that all of Solaris's sessions belong to.
const personID = "person"

// maxStatus is how many bytes of a status the control call reads.
const maxStatus = 100

// newHandler serves Solaris below /solaris, Beltic below /beltic, and the control call. Each session is
// called like the status that it starts with; many more are approved.
func newHandler(many int) http.Handler {
	solarisFake, belticFake := solaristest.New(), beltictest.New()

	for _, status := range solaris.Decisions.Statuses() {
		solarisFake.PutSession(personID, solaristest.SessionJSON(status, status))
	}

	for _, status := range beltic.Decisions.Statuses() {
		belticFake.PutSession(beltictest.SessionJSON(status, status))
	}

	for i := range many {
		id := fmt.Sprintf("many-%d", i)
		solarisFake.PutSession(personID, solaristest.SessionJSON(id, "successful"))
		belticFake.PutSession(beltictest.SessionJSON(id, "approved"))
	}

	mux := http.NewServeMux()
	mux.Handle("/solaris/", http.StripPrefix("/solaris", solarisFake))
	mux.Handle("/beltic/", http.StripPrefix("/beltic", belticFake))
	mux.HandleFunc("PUT /control/solaris/{id}", control(solarisFake.SetStatus))
	mux.HandleFunc("PUT /control/beltic/{id}", control(belticFake.SetStatus))

	return mux
}

// control changes a session's status to the request's body, whatever it is: vendors add statuses too.
func control(setStatus func(id, status string) bool) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxStatus))
		status := strings.TrimSpace(string(body))

		switch id := r.PathValue("id"); {
		case err != nil || status == "":
			http.Error(w, "send the new status as the body, for example: curl -X PUT -d expired …", http.StatusBadRequest)
		case !setStatus(id, status):
			http.Error(w, "there is no session "+id, http.StatusNotFound)
		default:
			w.Header().Set("Content-Type", "text/plain; charset=utf-8")
			fmt.Fprintf(w, "session %s is now %s\n", id, status) //nolint:gosec // plain text, to a terminal
		}
	}
}
