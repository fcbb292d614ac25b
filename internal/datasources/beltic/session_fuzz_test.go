package beltic

import (
	"encoding/json"
	"os"
	"testing"
)

// Whatever Beltic sends, only one status is approved, and nothing personal stays when it is to be left out.
func FuzzSession(f *testing.F) {
	documented, err := os.ReadFile("testdata/session.json")
	if err != nil {
		f.Fatal(err)
	}

	f.Add(documented)

	for _, seed := range []string{
		`{}`, `null`, `{"data": null}`, `{"data": {"attributes": {"status": "approved"}}}`,
		`{"data": {"attributes": {"STATUS": "approved ", "identity_numbers": [{}], "business": {"shareholders": [null]}}}}`,
		`{"data": {"attributes": {"identity_numbers": [[]]}}, "meta": [1], "links": "x"}`,
	} {
		f.Add([]byte(seed))
	}

	f.Fuzz(func(t *testing.T, answer []byte) {
		var session Session
		if json.Unmarshal(answer, &session) != nil {
			return
		}

		model := newSessionModel(session, true)
		if model.Person != nil || model.IdentityNumbers != nil || model.Contact != nil || model.Address != nil ||
			model.Business != nil && model.Business.Shareholders != nil {
			t.Errorf("%q: personal data stays", answer)
		}

		if *model.Decision == "approved" && *session.Data.Attributes.Status != "approved" {
			t.Errorf("%q is approved", answer)
		}
	})
}
