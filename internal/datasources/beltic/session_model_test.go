package beltic

import (
	"math/big"
	"testing"

	"github.com/go-json-experiment/json"
	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/terraform-plugin-framework-jsontypes/jsontypes"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/seed-97276580/terraform-provider-identity/internal/datasources"
)

func TestNewSessionModel(t *testing.T) {
	t.Parallel()

	for name, test := range map[string]struct {
		answer string
		omit   bool
		want   sessionModel
	}{
		"a name that only looks like a known one": {
			answer: `{"data": {"id": "s1", "attributes": {"STATUS": "approved"}}}`,
			want:   sessionModel{ID: new("s1"), Decision: new("unknown")},
		},
		"only id and status": {
			answer: `{"data": {"id": "s1", "attributes": {"status": "approved"}}}`,
			want: sessionModel{
				ID:         new("s1"),
				Attributes: Attributes{Status: new("approved")},
				Decision:   new("approved"),
			},
		},
		"null": {
			answer: `{"data": {"id": "s1", "type": null, "attributes": null, "relationships": null}, "meta": null, "links": null}`,
			want:   sessionModel{ID: new("s1"), Decision: new("unknown")},
		},
		"status from the future": {
			answer: `{"data": {"id": "s1", "attributes": {"status": "approved_2"}}}`,
			want: sessionModel{
				ID:         new("s1"),
				Attributes: Attributes{Status: new("approved_2")},
				Decision:   new("unknown"),
			},
		},
		"meta and links are JSON text": {
			answer: `{"data": {"id": "s1"}, "meta": {"a": [1, null]}, "links": {}}`,
			want: sessionModel{
				ID:       new("s1"),
				Meta:     jsontypes.NewNormalizedValue(`{"a":[1,null]}`),
				Links:    jsontypes.NewNormalizedValue(`{}`),
				Decision: new("unknown"),
			},
		},
		"relationships without data, with null and with an empty list": {
			answer: `{"data": {"id": "s1", "relationships": {
				"account": {}, "business": {"data": null},
				"documents": {"data": [{"type": "document/idv", "id": "d1"}, null]},
				"session_devices": {"data": []}, "verifications": {"data": null}}}}`,
			want: sessionModel{
				ID: new("s1"),
				Relationships: &relationshipsModel{
					Documents:      []*Resource{{new("document/idv"), new("d1")}, nil},
					SessionDevices: []*Resource{},
				},
				Decision: new("unknown"),
			},
		},
		"identity numbers in an array of one": {
			answer: `{"data": {"id": "s1", "attributes": {"identity_numbers": [{"number": "n1"}]}}}`,
			want: sessionModel{
				ID:         new("s1"),
				Attributes: Attributes{IdentityNumbers: &IdentityNumber{Number: new("n1")}},
				Decision:   new("unknown"),
			},
		},
		"without personal data": {
			answer: `{"data": {"id": "s1", "attributes": {
				"status": "declined", "entity_type": "business", "person": {}, "identity_numbers": {}, "contact": {}, "address": {},
				"business": {"legal_name": "b1", "shareholders": [{"name": "n1"}]},
				"behavior_analysis": {"bot_score": 0.5}}}}`,
			omit: true,
			want: sessionModel{
				ID: new("s1"),
				Attributes: Attributes{
					Status:           new("declined"),
					EntityType:       new("business"),
					Business:         &Business{LegalName: new("b1")},
					BehaviorAnalysis: &BehaviorAnalysis{BotScore: datasources.JSONNumber{Number: types.NumberValue(big.NewFloat(0.5))}},
				},
				Decision: new("rejected"),
			},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			var session Session
			if err := json.Unmarshal([]byte(test.answer), &session); err != nil {
				t.Fatal(err)
			}

			if diff := cmp.Diff(test.want, newSessionModel(session, test.omit)); diff != "" {
				t.Errorf("model (-want +got):\n%s", diff)
			}
		})
	}
}
