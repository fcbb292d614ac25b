package solaris

import (
	"encoding/json"
	"os"
	"testing"
)

// Whatever Solaris sends, only one status is approved, and nothing secret stays when it is to be left out.
func FuzzSession(f *testing.F) {
	documented, err := os.ReadFile("testdata/session.json")
	if err != nil {
		f.Fatal(err)
	}

	f.Add(documented)

	for _, seed := range []string{`{}`, `null`, `{"status": "successful"}`, `{"STATUS": "successful "}`, `{"identification_methods": [null]}`} {
		f.Add([]byte(seed))
	}

	f.Fuzz(func(t *testing.T, answer []byte) {
		var session Session
		if json.Unmarshal(answer, &session) != nil {
			return
		}

		model := newSessionModel("p1", session, true)
		if model.URL != nil {
			t.Errorf("%q: the url stays", answer)
		}

		if *model.Decision == "approved" && *session.Status != "successful" {
			t.Errorf("%q is approved", answer)
		}
	})
}
