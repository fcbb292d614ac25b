package solaris

import (
	"testing"

	"github.com/go-json-experiment/json"
	"github.com/google/go-cmp/cmp"
)

func TestNewSessionModel(t *testing.T) {
	t.Parallel()

	for name, test := range map[string]struct {
		answer string
		omit   bool
		want   sessionModel
	}{
		"a name that only looks like a known one": {
			answer: `{"id": "s1", "Status": "successful"}`,
			want:   sessionModel{PersonID: new("p1"), Session: Session{ID: new("s1")}, Decision: new("unknown")},
		},
		"all": {
			answer: `{"id": "s1", "url": "u", "callback_url": "c", "identification_methods": ["idnow", null], "status": "successful"}`,
			want: sessionModel{new("p1"), Session{
				new("s1"), new("u"), new("c"), []*string{new("idnow"), nil}, new("successful"),
			}, new("approved")},
		},
		"without personal data": {
			answer: `{"id": "s1", "url": "u", "callback_url": "c", "identification_methods": [], "status": "rejected"}`,
			omit:   true,
			want: sessionModel{new("p1"), Session{
				new("s1"), nil, new("c"), []*string{}, new("rejected"),
			}, new("rejected")},
		},
		"null": {
			answer: `{"id": "s1", "url": null, "callback_url": null, "identification_methods": null, "status": null}`,
			want:   sessionModel{new("p1"), Session{ID: new("s1")}, new("unknown")},
		},
		"absent": {
			answer: `{"id": "s1"}`,
			want:   sessionModel{new("p1"), Session{ID: new("s1")}, new("unknown")},
		},
		"status from the future": {
			answer: `{"id": "s1", "status": "successful_2"}`,
			want:   sessionModel{new("p1"), Session{ID: new("s1"), Status: new("successful_2")}, new("unknown")},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			var session Session
			if err := json.Unmarshal([]byte(test.answer), &session); err != nil {
				t.Fatal(err)
			}

			if diff := cmp.Diff(test.want, newSessionModel("p1", session, test.omit)); diff != "" {
				t.Errorf("model (-want +got):\n%s", diff)
			}
		})
	}
}
