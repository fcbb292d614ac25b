package beltic

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework-jsontypes/jsontypes"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"

	"github.com/seed-97276580/terraform-provider-identity/internal/datasources"
)

// sessionSchema describes a session. Attributes keep the names and places that they have in the answer,
// without the envelope words "data" and "attributes".
func sessionSchema(ctx context.Context) schema.Schema {
	return schema.Schema{
		MarkdownDescription: "Reads one identity-verification session at Beltic. Every attribute that Beltic left out is null.",
		Attributes: map[string]schema.Attribute{
			"id": schema.StringAttribute{
				MarkdownDescription: "Id of the session, written as Beltic writes it, such as `123e4567-e89b-12d3-a456-426614174000`.",
				Required:            true,
				Validators:          []validator.String{datasources.ID()},
			},
			"type": datasources.String("Type of the resource: `session`."),
			"status": datasources.String("State of the session. Known values: `created`, `started`, `pending` (data is being processed), " +
				"`completed` (all steps are done, a decision may follow), `marked_for_review` (waits for a human), `approved`, " +
				"`declined`, `failed`, `expired`; Beltic may add others. For a gate use `decision`."),
			"creator_type":      datasources.String("Kind of actor that created the session, such as `system`. Other values are not documented."),
			"creator_id":        datasources.String("Id of the actor that created the session."),
			"entity_type":       datasources.String("Who applies. Known values: `person`, `business`; Beltic may add others."),
			"person":            personAttribute(),
			"business":          businessAttribute(),
			"identity_numbers":  identityNumbersAttribute(),
			"contact":           contactAttribute(),
			"address":           addressAttribute(),
			"behavior_analysis": behaviorAnalysisAttribute(),

			"created_at":           datasources.Timestamp("the session was created"),
			"updated_at":           datasources.Timestamp("the session last changed"),
			"started_at":           datasources.Timestamp("the applicant began"),
			"expires_at":           datasources.Timestamp("the session will expire"),
			"completed_at":         datasources.Timestamp("all verification steps were done"),
			"failed_at":            datasources.Timestamp("the verification failed"),
			"marked_for_review_at": datasources.Timestamp("the session was handed to a human reviewer"),
			"decisioned_at":        datasources.Timestamp("the session was approved or declined"),
			"expired_at":           datasources.Timestamp("the session expired"),
			"redacted_at":          datasources.Timestamp("Beltic redacted the personal data of the session"),

			"relationships": relationshipsAttribute(),
			"meta":          jsonText("Object `meta` of the answer. Its content is not documented."),
			"links":         jsonText("Object `links` of the answer. Its content is not documented."),
			"decision":      datasources.DecisionAttribute(Decisions),
			"wait_for":      datasources.WaitForAttribute(),
			"timeouts":      datasources.TimeoutsAttribute(ctx),
		},
	}
}

func jsonText(description string) schema.StringAttribute {
	attribute := datasources.String(description + " JSON text: read it with `jsondecode`.")
	attribute.CustomType = jsontypes.NormalizedType{}

	return attribute
}

func personAttribute() schema.SingleNestedAttribute {
	return datasources.PersonalObject("The applicant, if `entity_type` is `person`.", map[string]schema.Attribute{
		"name": datasources.Object("Name of the person.", map[string]schema.Attribute{
			"first":  datasources.String("First name."),
			"middle": datasources.String("Middle name."),
			"last":   datasources.String("Last name."),
		}),
		"birth_date": datasources.String("Date of birth, `YYYY-MM-DD`."),
	})
}

func businessAttribute() schema.SingleNestedAttribute {
	return datasources.Object("The applicant, if `entity_type` is `business`.", map[string]schema.Attribute{
		"legal_name":        datasources.String("Registered name of the business."),
		"registration_date": datasources.String("Date of registration. Its format is not documented."),
		"shareholders": datasources.PersonalObjects("Who holds the business.", map[string]schema.Attribute{
			"name":                datasources.String("Name of the shareholder."),
			"shareholder_type":    datasources.String("Kind of shareholder. Its values are not documented."),
			"date_of_birth":       datasources.String("The shareholder's date of birth. Its format is not documented."),
			"id_type":             datasources.String("Kind of document that `id_number` stands on. Its values are not documented."),
			"id_number":           datasources.String("Number of the shareholder's identity document."),
			"number_of_share":     datasources.String("How many shares the shareholder holds: a string, as Beltic sends it."),
			"percentage_of_share": datasources.Number("Part of the business that the shareholder holds, in percent."),
		}),
	})
}

func identityNumbersAttribute() schema.SingleNestedAttribute {
	return datasources.PersonalObject("Number that an authority gave to the applicant. One object, in spite of its name.",
		map[string]schema.Attribute{
			"number":               datasources.String("The number itself."),
			"issuing_country_code": datasources.String("Code of the country that issued the number. Whether it has two or three letters is not documented."),
			"class":                datasources.String("Kind of number. Its values are not documented."),
			"created_at":           datasources.Timestamp("the number was recorded"),
			"updated_at":           datasources.Timestamp("the number last changed"),
		})
}

func contactAttribute() schema.SingleNestedAttribute {
	return datasources.PersonalObject("How the applicant can be reached.", map[string]schema.Attribute{
		"email": datasources.String("Email address."),
		"phone": datasources.String("Phone number, such as `+1234567890`."),
	})
}

func addressAttribute() schema.SingleNestedAttribute {
	return datasources.PersonalObject("Postal address of the applicant.", map[string]schema.Attribute{
		"line1":               datasources.String("First line: street and number."),
		"line2":               datasources.String("Second line: apartment, floor and the like."),
		"sublocality":         datasources.String("Part of the city."),
		"locality":            datasources.String("City or town."),
		"administrative_area": datasources.String("State, province or region."),
		"postal_code":         datasources.String("Postal code."),
		"country_code":        datasources.String("Code of the country, in a form that is not documented."),
	})
}

func behaviorAnalysisAttribute() schema.SingleNestedAttribute {
	return datasources.Object("What Beltic saw of the applicant's browser. Units are documented only where a name says them.",
		map[string]schema.Attribute{
			"completion_time_seconds":   datasources.Number("How long the applicant took, in seconds."),
			"autofill_cancels":          datasources.Number("How often autofill was cancelled."),
			"autofill_starts":           datasources.Number("How often autofill was started."),
			"bot_score":                 datasources.Number("Score for automated behaviour. Its range is not documented."),
			"threat_level":              datasources.String("Beltic's verdict on the signals, such as `low`. Other values are not documented."),
			"shortcut_copies":           datasources.Number("How often text was copied with a keyboard shortcut."),
			"shortcut_pastes":           datasources.Number("How often text was pasted with a keyboard shortcut."),
			"distraction_events":        datasources.Number("How often the applicant turned away from the page."),
			"devtools_open":             datasources.Bool("Whether the browser's developer tools were open."),
			"debugger_attached":         datasources.Bool("Whether a debugger was attached to the browser."),
			"request_spoof_attempts":    datasources.Number("How often a request looked forged."),
			"user_agent_spoof_attempts": datasources.Number("How often the user agent looked forged."),
			"hesitation_baseline":       datasources.Number("Hesitation that is taken as normal. Its unit is not documented."),
			"hesitation_count":          datasources.Number("How often the applicant hesitated."),
			"hesitation_percentage":     datasources.Number("Part of the time that was hesitation, in percent."),
			"hesitation_time":           datasources.Number("How long the applicant hesitated. Its unit is not documented."),
		})
}

func relationshipsAttribute() schema.SingleNestedAttribute {
	return datasources.Object("Resources at Beltic that belong to the session.", map[string]schema.Attribute{
		"account":         datasources.Object("Account that the session is for.", resourceAttributes("`account`")),
		"business":        datasources.Object("Business that the session is for.", resourceAttributes("`business`")),
		"documents":       datasources.Objects("Documents that were handed in.", resourceAttributes("`document/idv`, `document/address` or `document`")),
		"session_devices": datasources.Objects("Devices that the session was opened on.", resourceAttributes("`session_device`")),
		"verifications": datasources.Objects("Verifications that the session consists of.",
			resourceAttributes("`verification/idv`, `verification/address` or `verification/business`")),
	})
}

func resourceAttributes(types string) map[string]schema.Attribute {
	return map[string]schema.Attribute{
		"type": datasources.String("Type of the related resource, such as " + types + "."),
		"id":   datasources.String("Id of the related resource."),
	}
}
