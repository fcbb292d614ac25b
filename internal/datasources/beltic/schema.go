package beltic

import (
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"

	"github.com/seed-97276580/terraform-provider-identity/internal/attribute"
	"github.com/seed-97276580/terraform-provider-identity/internal/datasources"
)

// sessionAttributes describes a session. Attributes keep the names and places that they have in the response, without
// the envelope's words "data" and "attributes".
func sessionAttributes() map[string]schema.Attribute {
	return map[string]schema.Attribute{
		"id": attribute.RequiredID("Id of the session as Beltic writes it, such as " +
			"`123e4567-e89b-12d3-a456-426614174000`."),
		"type": attribute.String("Type of the resource, `session`."),
		"creator_type": attribute.String("Kind of actor that created the session, such as `system`. " +
			"Other values are not documented."),
		"creator_id":        attribute.String("Id of the actor that created the session."),
		"entity_type":       attribute.String("Applicant. Known values: `person`, `business`; Beltic may add others."),
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
		"meta":          jsonText("Object `meta` of the response. Its content is not documented."),
		"links":         jsonText("Object `links` of the response. Its content is not documented."),
	}
}

// jsonText is a plain string on purpose: the framework writes the values of jsontypes.Normalized to the log, at level
// trace.
func jsonText(description string) schema.StringAttribute {
	return attribute.String(description + " JSON text: read it with `jsondecode`." + datasources.MayBePersonal)
}

func personAttribute() schema.SingleNestedAttribute {
	return datasources.PersonalObject("The applicant, if `entity_type` is `person`.", map[string]schema.Attribute{
		"name": attribute.Object("Name of the person.", map[string]schema.Attribute{
			"first":  attribute.String("First name."),
			"middle": attribute.String("Middle name."),
			"last":   attribute.String("Last name."),
		}),
		"birth_date": attribute.String("Date of birth, `YYYY-MM-DD`."),
	})
}

func businessAttribute() schema.SingleNestedAttribute {
	return attribute.Object("The applicant, if `entity_type` is `business`.", map[string]schema.Attribute{
		"legal_name":        attribute.String("Registered name of the business." + datasources.MayBePersonal),
		"registration_date": attribute.String("Date of registration. Its format is not documented."),
		"shareholders": datasources.PersonalObjects("Who holds the business.", map[string]schema.Attribute{
			"name":                attribute.String("Name of the shareholder."),
			"shareholder_type":    attribute.String("Kind of shareholder. Its values are not documented."),
			"date_of_birth":       attribute.String("The shareholder's date of birth. Its format is not documented."),
			"id_type":             attribute.String("Kind of document that `id_number` is from. Its values are not documented."),
			"id_number":           attribute.String("Number of the shareholder's identity document."),
			"number_of_share":     attribute.String("How many shares the shareholder holds: a string, as Beltic sends it."),
			"percentage_of_share": attribute.Number("Share of the business that the shareholder holds, in percent."),
		}),
	})
}

func identityNumbersAttribute() schema.SingleNestedAttribute {
	return datasources.PersonalObject("Number that an authority gave to the applicant. One object, in spite of its name.",
		map[string]schema.Attribute{
			"number": attribute.String("Identity number."),
			"issuing_country_code": attribute.String("Code of the country that issued the number. " +
				"Whether it has two or three letters is not documented."),
			"class":      attribute.String("Kind of number. Its values are not documented."),
			"created_at": datasources.Timestamp("the number was recorded"),
			"updated_at": datasources.Timestamp("the number last changed"),
		})
}

func contactAttribute() schema.SingleNestedAttribute {
	return datasources.PersonalObject("How the applicant can be reached.", map[string]schema.Attribute{
		"email": attribute.String("Email address."),
		"phone": attribute.String("Phone number, such as `+1234567890`."),
	})
}

func addressAttribute() schema.SingleNestedAttribute {
	return datasources.PersonalObject("Postal address of the applicant.", map[string]schema.Attribute{
		"line1":               attribute.String("First line: street and number."),
		"line2":               attribute.String("Second line, such as apartment or floor."),
		"sublocality":         attribute.String("Part of the city."),
		"locality":            attribute.String("City or town."),
		"administrative_area": attribute.String("State, province or region."),
		"postal_code":         attribute.String("Postal code."),
		"country_code":        attribute.String("Country code. Its format is not documented."),
	})
}

func behaviorAnalysisAttribute() schema.SingleNestedAttribute {
	return attribute.Object("What Beltic saw of the applicant's browser. "+
		"Units are documented only where a name says them."+datasources.MayBePersonal,
		map[string]schema.Attribute{
			"completion_time_seconds": attribute.Number("How long the applicant took, in seconds."),
			"autofill_cancels":        attribute.Number("How often autofill was cancelled."),
			"autofill_starts":         attribute.Number("How often autofill was started."),
			"bot_score":               attribute.Number("Score for automated behavior. Its range is not documented."),
			"threat_level": attribute.String("Beltic's assessment of the signals, such as `low`. " +
				"Other values are not documented."),
			"shortcut_copies":           attribute.Number("How often text was copied with a keyboard shortcut."),
			"shortcut_pastes":           attribute.Number("How often text was pasted with a keyboard shortcut."),
			"distraction_events":        attribute.Number("How often the applicant turned away from the page."),
			"devtools_open":             attribute.Bool("Whether the browser's developer tools were open."),
			"debugger_attached":         attribute.Bool("Whether a debugger was attached to the browser."),
			"request_spoof_attempts":    attribute.Number("How often a request looked forged."),
			"user_agent_spoof_attempts": attribute.Number("How often the user agent looked forged."),
			"hesitation_baseline":       attribute.Number("Hesitation that counts as normal. Its unit is not documented."),
			"hesitation_count":          attribute.Number("How often the applicant hesitated."),
			"hesitation_percentage":     attribute.Number("Share of the time that the applicant hesitated, in percent."),
			"hesitation_time":           attribute.Number("How long the applicant hesitated. Its unit is not documented."),
		})
}

func relationshipsAttribute() schema.SingleNestedAttribute {
	return attribute.Object("Resources at Beltic that belong to the session.", map[string]schema.Attribute{
		"account":  attribute.Object("Account that the session is for.", resourceAttributes("`account`")),
		"business": attribute.Object("Business that the session is for.", resourceAttributes("`business`")),
		"documents": attribute.Objects("Documents that were submitted.",
			resourceAttributes("`document/idv`, `document/address` or `document`")),
		"session_devices": attribute.Objects("Devices that the session was opened on.",
			resourceAttributes("`session_device`")),
		"verifications": attribute.Objects("Verifications that the session consists of.",
			resourceAttributes("`verification/idv`, `verification/address` or `verification/business`")),
	})
}

func resourceAttributes(types string) map[string]schema.Attribute {
	return map[string]schema.Attribute{
		"type": attribute.String("Type of the related resource, such as " + types + "."),
		"id":   attribute.String("Id of the related resource."),
	}
}
