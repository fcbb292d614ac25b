package main

import (
	"encoding/json"
	"net"
	"net/http"
	"strings"
	"sync/atomic"
	"time"
)

// statistics counts what came. GET /statistics shows it as JSON, and counts from zero again.
type statistics struct {
	connections, requests, tokens atomic.Int64
}

// connection is the server's ConnState.
func (s *statistics) connection(_ net.Conn, state http.ConnState) {
	if state == http.StateNew {
		s.connections.Add(1)
	}
}

// wrap counts requests to the vendors, and has each response take a delay.
func (s *statistics) wrap(next http.Handler, delay time.Duration) http.Handler {
	mux := http.NewServeMux()

	mux.HandleFunc("GET /statistics", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Connection", "close")

		_ = json.NewEncoder(w).Encode(map[string]int64{
			"connections": s.connections.Swap(0) - 1, // all but this one
			"requests":    s.requests.Swap(0),
			"tokens":      s.tokens.Swap(0),
		})
	})

	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		s.requests.Add(1)

		if strings.HasSuffix(r.URL.Path, "/oauth2/token") {
			s.tokens.Add(1)
		}

		time.Sleep(delay)
		next.ServeHTTP(w, r)
	})

	return mux
}
