"""The packet as a FHIR document: valid, closed in itself, and without the sealed first opinion."""

import json

import pytest
import synthetic_plans as plans
from fhir.resources.R4B.bundle import Bundle

from consilium.report.fhir import bundle, bundle_json

#: Elements that R4B has and R4 has not, or that R4B took away: a true R4 bundle uses neither.
R4 = {
    "Bundle": {"resourceType", "identifier", "type", "timestamp", "entry"},
    "Composition": {"resourceType", "id", "status", "type", "subject", "date", "author", "title", "section"},
    "Patient": {"resourceType", "id", "name", "gender", "birthDate"},
    "Device": {"resourceType", "id", "deviceName", "version"},
    "Condition": {
        *("resourceType", "id", "category", "code", "subject", "note", "bodySite", "stage", "onsetDateTime"),
    },
    "Observation": {
        *("resourceType", "id", "status", "code", "subject", "focus", "valueString", "note", "effectiveDateTime"),
    },
    "Procedure": {"resourceType", "id", "status", "code", "subject", "note", "performedDateTime"},
    "DocumentReference": {"resourceType", "id", "status", "type", "subject", "description", "content"},
}


def resources(name: str) -> list[dict]:
    return [entry["resource"] for entry in bundle(plans.ALL[name]())["entry"]]


@pytest.mark.parametrize("name", plans.ALL)
def test_the_oracle_accepts_it(name):
    Bundle.model_validate_json(bundle_json(plans.ALL[name]()))


@pytest.mark.parametrize("name", plans.ALL)
def test_it_uses_elements_of_r4_alone(name):
    assert set(bundle(plans.ALL[name]())) <= R4["Bundle"]
    for resource in resources(name):
        assert set(resource) <= R4[resource["resourceType"]]


@pytest.mark.parametrize("name", plans.ALL)
def test_a_document_starts_with_its_composition_and_has_an_identifier_and_a_time(name):
    made = bundle(plans.ALL[name]())
    assert made["type"] == "document" and made["identifier"]["value"].startswith("urn:uuid:") and made["timestamp"]
    assert made["entry"][0]["resource"]["resourceType"] == "Composition"


@pytest.mark.parametrize("name", plans.ALL)
def test_every_reference_points_into_the_bundle_and_every_entry_is_reached(name):
    text = bundle_json(plans.ALL[name]())
    entries = {entry["fullUrl"] for entry in json.loads(text)["entry"]}
    pointed = set()

    def walk(value):
        if isinstance(value, dict):
            pointed.update([value["reference"]] if "reference" in value else [])
            value = list(value.values())
        if isinstance(value, list):
            for item in value:
                walk(item)

    walk(json.loads(text))
    assert pointed <= entries
    assert entries - pointed == {json.loads(text)["entry"][0]["fullUrl"]}


def test_it_holds_what_the_records_report():
    condition = next(r for r in resources("your_choice") if r["resourceType"] == "Condition")
    assert condition["code"]["coding"][0]["code"] == "IDC"
    markers = {
        r["code"]["text"]: r["valueString"] for r in resources("your_choice") if r["resourceType"] == "Observation"
    }
    assert markers["HER2"] == "negative" and markers["Grade"] == "1"


@pytest.mark.parametrize("secret", ["Invented Example", "Sampletown", "remove the tumor", "Well differentiated"])
def test_the_first_opinion_is_not_in_it(secret):
    assert secret not in bundle_json(plans.rare())


def test_a_diagnosis_on_which_the_records_differ_is_not_stated():
    assert not [r for r in resources("rare") if r["resourceType"] == "Condition"]


def test_the_same_plan_gives_the_same_bytes():
    assert bundle_json(plans.rare()) == bundle_json(plans.rare())
