package beltic

import (
	"testing"

	"github.com/go-json-experiment/json"

	"github.com/seed-97276580/terraform-provider-identity/internal/datasources"
	"github.com/seed-97276580/terraform-provider-identity/internal/datasources/beltic/beltictest"
)

func BenchmarkDecodeSession(b *testing.B) {
	body := []byte(beltictest.SessionJSON("s1", "approved"))

	b.SetBytes(int64(len(body)))

	for b.Loop() {
		if err := json.Unmarshal(body, new(Session)); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkMapSession takes a decoded session to the object that becomes state.
func BenchmarkMapSession(b *testing.B) {
	var session Session
	if err := json.Unmarshal([]byte(beltictest.SessionJSON("s1", "approved")), &session); err != nil {
		b.Fatal(err)
	}

	for b.Loop() {
		datasources.NewObject(newSessionModel(session, false))
	}
}
